import { z } from "zod";
import { MOST_AT_ONCE } from "./bulk";

/**
 * Renewals of several mailboxes are ordered in the account, whoever orders them, and paid by its ways; each at its own
 * prices, a member's at those of the agreement.
 */
export const BULK_CHANNEL = "account";

/** What was shown of a line when somebody agreed to it. */
const agreedLine = z.strictObject({
  mailboxId: z.uuid(),
  expiresOn: z.iso.date(),
  termMonths: z.int().min(1).max(120),
  totalCents: z.int().min(0),
});

/** Mailboxes of one account (`userId`), each as agreed to; `reason`: why somebody else does it. */
export const renewInBulkInput = z.strictObject({
  userId: z.uuid(),
  lines: z.array(agreedLine).min(1).max(MOST_AT_ONCE),
  reason: z.string().trim().max(500).default(""),
});

/** Mailboxes of one's own, each as agreed to, to be ordered and paid together: what costs nothing is in no such order. */
export const orderRenewalsInput = z.strictObject({
  lines: z
    .array(agreedLine.extend({ totalCents: z.int().min(1) }))
    .min(1)
    .max(MOST_AT_ONCE),
});

/** Lines that were left out, as an act keeps them. */
export const leftOutLines = z.array(z.object({ mailboxId: z.string(), code: z.string() }));

const parsedLines = z.array(agreedLine).min(1).max(MOST_AT_ONCE);

/** The agreed lines out of the text a page carries them in; null when it is none of ours. */
export function readAgreed(text: string): z.infer<typeof parsedLines> | null {
  try {
    return parsedLines.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** What the form of the review page sends. */
export const agreedForm = z.strictObject({
  lines: z
    .string()
    .max(400_000)
    .refine((text) => readAgreed(text) !== null, "invalid-input"),
});

/** The same from the staff, for whom and why. */
export const agreedForCustomerForm = agreedForm.extend({ userId: z.uuid(), reason: z.string().trim().min(1).max(500) });

const whole = (least: number, most: number) =>
  z.union([z.literal(""), z.coerce.number().pipe(z.int().min(least).max(most))]).optional();

/** A list as it is uploaded: the file's text, and what was corrected of how it was read. */
export const listForm = z.strictObject({
  text: z.string().min(1, "file-empty").max(600_000, "file-too-long"),
  column: whole(0, 49),
  termMonths: whole(1, 120),
});
