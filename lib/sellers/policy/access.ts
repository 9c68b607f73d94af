import { z } from "zod";

/** How people come into the seller's portal. */
export const accessPolicy = z.strictObject({
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
  /** Codes of an authenticator app for customers; staff always need one where it is not off. */
  twoFactor: z.enum(["off", "optional", "required"]).default("optional"),
  /** Does a new contact address need an identity document and the staff's approval? */
  contactChangeNeedsDocument: z.boolean().default(false),
});
export type AccessPolicy = z.infer<typeof accessPolicy>;
