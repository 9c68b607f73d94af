import { z } from "zod";
import { parseCents } from "@/lib/kernel/money";

/** An amount as people type it, "50" or "50,00"; becomes cents. */
export const typedAmount = z
  .string()
  .min(1)
  .max(20)
  .transform((text, context) => {
    const amount = parseCents(text);
    if (amount !== null && amount > 0) return amount;
    context.addIssue({ code: "custom", message: "amount-unreadable" });
    return z.NEVER;
  });

/** Ways to pay into the prepaid account: all but the account itself. */
export const TOP_UP_METHODS = ["card", "paypal", "transfer", "postal-slip", "cheque"] as const;
export type TopUpMethod = (typeof TOP_UP_METHODS)[number];

export const bookTopUpInput = z.strictObject({ amount: typedAmount, method: z.enum(TOP_UP_METHODS) });

/** How far below zero a reseller's account may go; 0: not at all. */
export const creditLimitInput = z.strictObject({
  userId: z.uuid(),
  limit: z
    .string()
    .min(1)
    .max(20)
    .transform((text, context) => {
      const cents = parseCents(text);
      if (cents !== null && cents >= 0 && cents <= 100_000_000) return cents;
      context.addIssue({ code: "custom", message: "amount-unreadable" });
      return z.NEVER;
    }),
});

/** Who else may pay out of one's account, by user name or address, and the most of a month. */
export const nameSpenderInput = z.strictObject({
  login: z
    .string()
    .trim()
    .min(1, "login-missing")
    .max(254)
    .transform((login) => login.toLowerCase()),
  limit: typedAmount.refine((cents) => cents <= 100_000_000, "amount-unreadable"),
});
export const spenderInput = z.strictObject({ spenderId: z.uuid() });

export const creditPartialInput = z.strictObject({ topUpId: z.uuid() });
