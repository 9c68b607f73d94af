import { z } from "zod";
import { parseDay } from "@/lib/kernel/day";
import { parseCents } from "@/lib/kernel/money";
import { normalReference } from "./top-up";

/** An amount as people type it, "50" or "50,00"; becomes cents. */
const typedAmount = z
  .string()
  .min(1)
  .max(20)
  .transform((text, context) => {
    const amount = parseCents(text);
    if (amount !== null && amount > 0) return amount;
    context.addIssue({ code: "custom", message: "amount-unreadable" });
    return z.NEVER;
  });

/** Ways to pay into the prepaid account that this portal can follow today. */
export const TOP_UP_METHODS = ["card", "transfer"] as const;
export type TopUpMethod = (typeof TOP_UP_METHODS)[number];

export const bookTopUpInput = z.strictObject({ amount: typedAmount, method: z.enum(TOP_UP_METHODS) });

/** What a person of the staff reads on the bank's statement. */
export const recordTransferInput = z.strictObject({
  topUpId: z.uuid(),
  amount: typedAmount,
  /** The day the bank counts it from, YYYY-MM-DD. */
  valueDate: z.string().refine((text) => parseDay(text) !== null, "day-unreadable"),
  /** The bank's own reference (CRO, TRN, end-to-end id). */
  bankReference: z
    .string()
    .max(70)
    .refine((text) => normalReference(text).length >= 5, "bank-reference-short"),
});

export const creditPartialInput = z.strictObject({ topUpId: z.uuid() });
