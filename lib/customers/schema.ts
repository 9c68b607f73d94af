import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";
import { checkCodiceFiscale } from "@/lib/kernel/identifiers/codice-fiscale";
import { checkEmail } from "@/lib/kernel/identifiers/email";
import { checkPhone } from "@/lib/kernel/identifiers/phone";
import { isProvince } from "@/lib/kernel/provinces";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { QUESTIONS } from "./security-answer";
import { checkUserName, normalLogin } from "./user-name";

/** Text judged by a rule: becomes what the rule answers; its refusal's code is the message. */
const judged = (check: (text: string) => Outcome<string>, longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .transform((text, context) => {
      const outcome = check(text);
      if (!isRefusal(outcome)) return outcome;
      context.addIssue({ code: "custom", message: outcome.code });
      return z.NEVER;
    });
/** An empty input of a form is an answer not given. */
const optional = <T extends z.ZodType<unknown, string>>(schema: T) =>
  z
    .string()
    .max(1000)
    .optional()
    .transform((text) => (text?.trim() ? text : undefined))
    .pipe(schema.optional());

const email = judged((text) => {
  const address = checkEmail(text);
  return isRefusal(address) ? address : normalLogin(address);
}, 300);
const userName = judged(checkUserName, 120);
const taxCode = judged((text) => checkCodiceFiscale(text, "person"), 40);
const phone = judged(checkPhone, 40);
/** A line people read: no control characters, nothing that turns the reading direction around. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => text.isWellFormed() && !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), "text-not-plain")
    .transform((text) => text.normalize("NFC"));
const province = z.string().refine(isProvince, "province-unknown");
/** Judged by the rules in the operation, which knows the user name; here only kept from being endless. */
export const passwordSchema = z.string().min(1).max(1000);
const password = passwordSchema;
const login = z
  .string()
  .min(1)
  .max(300)
  .transform(normalLogin)
  .refine((text) => !/\p{Cc}/u.test(text), "text-not-plain");
const token = z.string().min(1).max(200);

export const signUpSchema = z.strictObject({
  displayName: line(120),
  email,
  userName,
  password,
  taxCode: optional(taxCode),
  phone: optional(phone),
  province: optional(province),
  /** Private link of the order the account is opened for. */
  order: optional(token),
});
export const signInSchema = z.strictObject({ login, password, next: z.string().max(2000).optional() });
export const loginSchema = z.strictObject({ login });
export const taxCodeSchema = z.strictObject({ taxCode });
export const tokenSchema = z.strictObject({ token });
/** The answer to the security question, where there is one. */
export const resetPasswordSchema = z.strictObject({ token, password, answer: z.string().max(200).optional() });
export const changePasswordSchema = z.strictObject({ current: password, password });
export const profileSchema = z.strictObject({
  displayName: line(120),
  phone: optional(phone),
  province: optional(province),
  /** Kept as it is when empty: nobody has to type it again. */
  taxCode: optional(taxCode),
  locale: z.enum(LOCALES),
});
/** A code of the app, or one from paper. */
const code = z.string().trim().min(1).max(40);
export const codeSchema = z.strictObject({
  code,
  /** No code is asked in this browser for thirty days. */
  trust: z.boolean().default(false),
  next: z.string().max(2000).optional(),
});
export const enrolSchema = z.strictObject({ code });
export const newPasswordSchema = z.strictObject({ password, next: z.string().max(2000).optional() });
/** The password or a code, once more. */
export const proofSchema = z.strictObject({
  proof: z.string().min(1).max(1000),
  next: z.string().max(2000).optional(),
});
/** One of the questions of the list, or one's own. */
export const securityQuestionSchema = z
  .strictObject({
    question: z.enum([...QUESTIONS, "own"]),
    own: line(200).or(z.literal("")).default(""),
    answer: line(200),
  })
  .refine(({ question, own }) => question !== "own" || own !== "", { path: ["own"], message: "question-missing" });
export const nothingSchema = z.strictObject({});
export const emailSchema = z.strictObject({ email });
/** Tokens of uploaded files (documents/store/attachments.ts). */
const identityFiles = { front: z.string().min(1, "file-missing").max(200), back: optional(z.string().max(200)) };
export const identityFilesSchema = z
  .array(z.strictObject({ kind: z.enum(["identity-front", "identity-back"]), fileId: z.uuid() }))
  .min(1)
  .max(2);
export const contactChangeSchema = z.strictObject({ email, ...identityFiles });
/** Somebody who cannot come in: what they remember, who they are, where to write. */
export const accessByDocumentSchema = z.strictObject({
  login,
  name: line(120),
  taxCode,
  email,
  province: optional(province),
  message: z
    .string()
    .trim()
    .max(2000)
    .refine(
      (text) => text.isWellFormed() && !/[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u.test(text),
      "text-not-plain",
    )
    .default(""),
  ...identityFiles,
});
export const approveContactChangeSchema = z.strictObject({
  requestId: z.uuid(),
  text: z.string().trim().min(1).max(4000),
});
/** Why an admin steps into somebody's account. A list: the audit log keeps it, and free text would tell too much. */
export const ADMIN_REASONS = ["asked-by-owner", "device-lost", "suspected-abuse", "no-longer-works-here"] as const;
export const reasonSchema = z.strictObject({ userId: z.uuid(), reason: z.enum(ADMIN_REASONS) });
export const personSchema = z.strictObject({
  displayName: line(120),
  email,
  userName,
  /** Without one, a link to choose it is mailed. */
  password: password.optional(),
  province: province.optional(),
  territory: z.array(province).max(120).default([]),
  locale: z.enum(LOCALES).default("it"),
});
