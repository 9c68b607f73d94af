import { z } from "zod";

/** What is asked of a password (source: acceptance table, row 3). `differentFromLast`: so many earlier ones. */
const passwordRules = z.strictObject({
  minLength: z.int().min(8).max(64).default(8),
  /** Equal characters that may stand in a row. */
  maxRun: z.int().min(1).max(20).default(2),
  letterAndDigit: z.boolean().default(true),
  notContainingUserName: z.boolean().default(true),
  differentFromLast: z.int().min(0).max(24).default(5),
});

/** How people come into the seller's portal. */
export const accessPolicy = z.strictObject({
  password: passwordRules.prefault({}),
  /** Months after which a password expires; absent: it does not. */
  passwordMonths: z.int().min(1).max(60).optional(),
  /** Months after which a change of password is advised; absent: it is not. */
  adviceMonths: z.int().min(1).max(60).optional(),
  /** How long the link to a new password lives. */
  passwordLinkMinutes: z
    .int()
    .min(5)
    .max(60 * 24)
    .default(60),
  /** Are security questions asked? Three wrong answers cancel them. */
  securityQuestions: z.boolean().default(false),
  /** Codes of an authenticator app for customers; staff always need one. */
  twoFactor: z.enum(["off", "optional", "required"]).default("optional"),
  /** Does a new contact address need an identity document and the staff's approval? */
  contactChangeNeedsDocument: z.boolean().default(false),
});
export type AccessPolicy = z.infer<typeof accessPolicy>;
