import { z } from "zod";
import { signedFromSchema } from "@/lib/contracts/signing";
import { parseDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { DOCUMENT_KINDS } from "./document";
import { checkIdentityNumber, IDENTITY_TYPES } from "./identity";
import { OTHER_REASON } from "./review";

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
export const recordDocumentSchema = z.strictObject({
  orderId: z.uuid(),
  kind,
  fileId: z.uuid(),
  /** From where it was sent, when a browser sent it: goes into the evidence of a signature. */
  from: signedFromSchema.nullable().default(null),
});
export const turnSchema = z.strictObject({
  documentId: z.uuid(),
  /** Set by pages under an order's link; the document itself tells its order. */
  orderId: z.uuid().optional(),
});
export const turnDocumentSchema = turnSchema.extend({ fileId: z.uuid() });
/** Papers sent again; the identity document only where it is among them. */
export const resendSchema = z.strictObject({ orderId: z.uuid(), identity: identitySchema.optional() });
export const resubmitSchema = z.strictObject({ orderId: z.uuid() });

/** Why somebody looks at a file; kept in the audit log with who and when. */
export const VIEW_REASONS = ["own", "review", "support"] as const;
export const viewFileSchema = z.strictObject({ fileId: z.uuid(), reason: z.enum(VIEW_REASONS) });

/** What staff write to a customer; nothing that cannot be seen. */
const note = z
  .string()
  .trim()
  .max(500)
  .refine(
    (text) => text.isWellFormed() && !/[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u.test(text),
    "text-not-plain",
  )
  .default("");
const reason = z.string().regex(/^[a-z0-9-]{2,30}$/, "review-reason-missing");

export const approveReviewSchema = z.strictObject({ reviewId: z.uuid() });
export const rejectReviewSchema = z.strictObject({
  reviewId: z.uuid(),
  papers: z
    .array(z.strictObject({ kind, reason, note }))
    .min(1)
    .max(DOCUMENT_KINDS.length)
    .refine((papers) => new Set(papers.map((paper) => paper.kind)).size === papers.length)
    .refine((papers) => papers.every((paper) => paper.reason !== OTHER_REASON || paper.note !== "")),
});

const verdict = z
  .strictObject({
    verdict: z.enum(["approve", "reject"], "review-verdict-missing").optional(),
    reason: z.string().max(30).default(""),
    note,
  })
  .superRefine((paper, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (!paper.verdict) fault("verdict", "review-verdict-missing");
    if (paper.verdict !== "reject") return;
    if (!paper.reason) fault("reason", "review-reason-missing");
    if (paper.reason === OTHER_REASON && !paper.note) fault("note", "review-note-missing");
  });

/** A decision on each paper by its kind, as the desk's form sends it: one act decides the round. */
export const decideReviewSchema = z.strictObject({ reviewId: z.uuid(), papers: z.partialRecord(kind, verdict) });
