/** Why an invoice is taken back; `other` says it in its own words. */
export const CREDIT_REASONS = [
  "data-mistake",
  "not-rendered",
  "cooling-off",
  "revocation",
  "paid-twice",
  "discount",
  "other",
] as const;
export type CreditReason = (typeof CREDIT_REASONS)[number];

/** The words of a choice of the list as a document of Italian law says them. */
const WORDS: Record<Exclude<CreditReason, "other">, string> = {
  "data-mistake": "Errore nei dati della fattura",
  "not-rendered": "Servizio non reso",
  "cooling-off": "Recesso del cliente",
  revocation: "Revoca della casella",
  "paid-twice": "Pagamento doppio",
  discount: "Sconto successivo alla vendita",
};

/** What stands on the credit note (Causale): the choice in words, and what was written to it. */
export function creditWords(why: CreditReason, text: string): string {
  if (why === "other") return text;
  return text ? `${WORDS[why]}: ${text}` : WORDS[why];
}

/** The reason of the credit note that a refund makes; what the staff noted on the refund stands on no document. */
export function reasonOfRefund(refund: string): { why: CreditReason; text: string } {
  return { why: OF_REFUND[refund] ?? "other", text: OF_REFUND[refund] ? "" : "Rimborso" };
}

const OF_REFUND: Partial<Record<string, CreditReason>> = {
  withdrawal: "cooling-off",
  "paid-twice": "paid-twice",
  "not-delivered": "not-rendered",
  "unused-term": "revocation",
  "wrong-amount": "data-mistake",
  goodwill: "discount",
};
