import { z } from "zod";
import { parseDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { DOCUMENT_KINDS } from "./document";
import { checkIdentityNumber, IDENTITY_TYPES } from "./identity";
import { REJECTION_REASONS } from "./review";

const kind = z.enum(DOCUMENT_KINDS);

export const identitySchema = z.strictObject({
  type: z.enum(IDENTITY_TYPES),
  number: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .transform((text, context) => {
      const number = checkIdentityNumber(text);
      if (!isRefusal(number)) return number;
      context.addIssue({ code: "custom", message: number.code });
      return z.NEVER;
    }),
  expiresOn: z
    .string()
    .min(1)
    .max(20)
    .refine((text) => parseDay(text) !== null, "date-malformed"),
});

export const saveIdentitySchema = identitySchema.extend({ orderId: z.uuid() });
export const recordDocumentSchema = z.strictObject({ orderId: z.uuid(), kind, fileId: z.uuid() });
/** Papers sent again; the identity document only where it is among them. */
export const resendSchema = z.strictObject({ orderId: z.uuid(), identity: identitySchema.optional() });
export const resubmitSchema = z.strictObject({ orderId: z.uuid() });

/** Why somebody looks at a file; kept in the audit log with who and when. */
export const VIEW_REASONS = ["own", "review", "support"] as const;
export const viewFileSchema = z.strictObject({ fileId: z.uuid(), reason: z.enum(VIEW_REASONS) });

/** A list of kinds, or what a form's check boxes make of it: one name for each that is ticked. */
const someKinds = z
  .union([z.array(kind).max(DOCUMENT_KINDS.length), z.partialRecord(kind, z.string())])
  .optional()
  .transform((kinds = []) => (Array.isArray(kinds) ? kinds : DOCUMENT_KINDS.filter((each) => each in kinds)))
  .refine((kinds) => kinds.length > 0, "review-kinds-missing");

export const approveReviewSchema = z.strictObject({ reviewId: z.uuid() });
export const rejectReviewSchema = z
  .strictObject({
    reviewId: z.uuid(),
    reason: z.enum(REJECTION_REASONS),
    note: z
      .string()
      .trim()
      .max(500)
      .refine(
        (text) => text.isWellFormed() && !/[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u.test(text),
        "text-not-plain",
      )
      .default(""),
    kinds: someKinds,
  })
  .refine(({ reason, note }) => reason !== "other" || note !== "", { path: ["note"], message: "review-note-missing" });
