import { seal, unseal } from "@/lib/platform/crypto";
import { type Answers, type BillingParty, billingPartySchema, parseAnswers } from "../answers";

/** Opens what the wizard has been told so far; nothing yet is an empty object. */
export const readAnswers = (order: { answersSealed: string | null }): Answers =>
  order.answersSealed ? parseAnswers(unseal(order.answersSealed)) : {};

export const sealAnswers = (answers: Answers): string => seal(answers);

/** Opens to whom an invoice is made out (`Order.billingSealed`, `Invoice.billingSealed`). */
export const readBillingParty = (sealed: string): BillingParty => billingPartySchema.parse(unseal(sealed));
