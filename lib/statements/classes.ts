import { type AccountRef, FEES, outsideAs, receiptsBy } from "@/lib/accounts/posting";
import type { BankLine } from "./line";

/**
 * What a line is when it pays no order. `counted-before`: a person had recorded it by hand before its statement came;
 * payouts and deposits bring what cards, PayPal and cheques collected; `refund` left for a customer and is booked by the
 * refund itself; the others are the seller's, not the shop's.
 */
export const CREDIT_CLASSES = [
  "card-payout",
  "paypal-payout",
  "cheque-deposit",
  "counted-before",
  "own-transfer",
  "other-income",
] as const;
export const DEBIT_CLASSES = ["bank-fee", "refund", "own-transfer", "other-cost"] as const;
export const LINE_CLASSES = [...new Set([...CREDIT_CLASSES, ...DEBIT_CLASSES])] as const;
export type LineClass = (typeof CREDIT_CLASSES)[number] | (typeof DEBIT_CLASSES)[number];

/** The classes a line of that sign may have. */
export const classesFor = (amountCents: number): readonly LineClass[] =>
  amountCents > 0 ? CREDIT_CLASSES : DEBIT_CLASSES;

export const isClass = (text: string): text is LineClass => LINE_CLASSES.some((each) => each === text);

/** The account that a class of lines is booked against; `method` is the way whose money arrives on the bank's account. */
export function accountOfClass(lineClass: LineClass, method: string): AccountRef {
  switch (lineClass) {
    case "card-payout":
      return receiptsBy("card");
    case "paypal-payout":
      return receiptsBy("paypal");
    case "cheque-deposit":
      return receiptsBy("cheque");
    case "counted-before":
    case "refund":
      return receiptsBy(method);
    case "bank-fee":
      return FEES;
    default:
      return outsideAs(lineClass);
  }
}

export interface SuggestedClass {
  class: LineClass;
  /** 100: the bank's own code says so, and nobody need look. */
  score: number;
}

/** Codes by which banks mark their own charges: ISO 20022 sub-families, SWIFT types, causes of the Italian banks. */
const FEE_CODES = /(^|\/)(CHRG|COMM|FEES)$|^[NFS]CHG$|^(16|66)(\D|$)/;
const OWN_CODES = /^34(\D|$)/;
const FEE_WORDS = /\b(COMMISSION[EI]|COMMISS|SPESE|COMPETENZE|CANONE|IMPOSTA DI BOLLO|CHARGES?|BANK FEES?)\b/;
const OWN_WORDS = /\b(GIROCONTO|GIROFONDI)\b/;

/** What a line that pays no order probably is, by the bank's code or by words; null when nothing tells. */
export function suggestClass(
  line: Pick<BankLine, "amountCents" | "operation" | "text" | "info" | "name">,
): SuggestedClass | null {
  const words = [line.name, line.text, line.info].join(" ").toUpperCase();
  if (line.amountCents > 0) {
    if (/\bSTRIPE\b/.test(words)) return { class: "card-payout", score: 70 };
    if (/\bPAYPAL\b/.test(words)) return { class: "paypal-payout", score: 70 };
    if (/\b(VERSAMENTO ASSEGN[IO]|CHEQUE)\b/.test(words)) return { class: "cheque-deposit", score: 60 };
    return OWN_CODES.test(line.operation) || OWN_WORDS.test(words) ? { class: "own-transfer", score: 60 } : null;
  }
  if (FEE_CODES.test(line.operation)) return { class: "bank-fee", score: 100 };
  if (FEE_WORDS.test(words)) return { class: "bank-fee", score: 75 };
  if (OWN_CODES.test(line.operation) || OWN_WORDS.test(words)) return { class: "own-transfer", score: 60 };
  return /\b(RIMBORSO|REFUND|STORNO)\b/.test(words) ? { class: "refund", score: 60 } : null;
}
