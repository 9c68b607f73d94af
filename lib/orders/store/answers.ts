import { seal, unseal } from "@/lib/platform/crypto";
import { type Answers, type BillingParty, billingParty, billingPartySchema, parseAnswers } from "../answers";
import { type Holder, holderSchema } from "../schema";

/** Opens what the wizard has been told so far; nothing yet is an empty object. */
export const readAnswers = (order: { answersSealed: string | null }): Answers =>
  order.answersSealed ? parseAnswers(unseal(order.answersSealed)) : {};

/** Who an order is for: as written when it was made, since a holder's own data may have changed; null when unreadable. */
export function holderOfOrder(
  order: { answersSealed: string | null },
  detailsSealed: string | undefined,
): Holder | null {
  const { holder } = readAnswers(order);
  if (holder || !detailsSealed) return holder ?? null;
  const parsed = holderSchema.safeParse(unseal(detailsSealed));
  return parsed.success ? parsed.data : null;
}

export const sealAnswers = (answers: Answers): string => seal(answers);

/** Opens to whom an invoice is made out (`Order.billingSealed`, `Invoice.billingSealed`). */
export const readBillingParty = (sealed: string): BillingParty => billingPartySchema.parse(unseal(sealed));

/** An invoice made out to the holder, from its sealed details; null when they are not complete. */
export function sealedPartyOfHolder(detailsSealed: string): string | null {
  const holder = holderSchema.safeParse(unseal(detailsSealed));
  return holder.success ? seal(billingParty(holder.data, { to: "holder" })) : null;
}
