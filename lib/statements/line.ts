import { z } from "zod";
import { type Cents, cents } from "@/lib/kernel/money";

/** One movement of a bank account, as its statement tells it. Days are YYYY-MM-DD. */
export interface BankLine {
  bookedOn: string;
  valueOn: string;
  /** Cents; positive came in, negative went out. */
  amountCents: Cents;
  currency: string;
  /** What the payer wrote for us, its pieces on lines of their own. */
  text: string;
  /** What the bank says of it. */
  info: string;
  /** The payer's own reference, carried from end to end. */
  endToEnd: string;
  bankRef: string;
  /** Who paid, or was paid. */
  name: string;
  iban: string;
  /** The bank's code of the operation: "PMNT/RCDT/ESCT", "NTRF", "48". */
  operation: string;
  /** It takes back an earlier line. */
  reversal: boolean;
}

/** What of a line is kept sealed. */
export const lineDetails = z.object({
  text: z.string(),
  info: z.string(),
  endToEnd: z.string(),
  bankRef: z.string(),
  name: z.string(),
  iban: z.string(),
});

/** staged: of a file still being read; new: to be matched; open: waits for a person; the rest is done. */
export type LineState = "staged" | "new" | "open" | "applied" | "classified";
type LineEvent = "load" | "propose" | "apply" | "classify" | "take-back";

/** The life of a line. A line of which a part is still left stays open. */
export const LINE_LIFE: Record<LineState, Partial<Record<LineEvent, LineState>>> = {
  staged: { load: "new" },
  new: { propose: "open", apply: "applied", classify: "classified" },
  open: { propose: "open", apply: "applied", classify: "classified" },
  applied: { "take-back": "open" },
  classified: { "take-back": "open" },
};

const AMOUNT = /^(\d{0,15})(?:[.,](\d{0,5}))?$/;

/** "1234.5", "61,00", ".6", "0," with up to five decimals, in cents; null when it isn't an amount of whole cents. */
export function readAmount(text: string): Cents | null {
  const match = AMOUNT.exec(text.trim());
  const [, units = "", decimals = ""] = match ?? [];
  if (!match || units + decimals === "" || /[^0]/.test(decimals.slice(2))) return null;
  const amount = Number(units + decimals.slice(0, 2).padEnd(2, "0"));
  return Number.isSafeInteger(amount) ? cents(amount) : null;
}

/**
 * What makes a line that line, whoever sends it again: days, amount, references, the other party and the letters and
 * digits of its text. Equal lines of one statement are told apart by their number among such lines.
 */
export function identityOf(line: BankLine): string {
  const plain = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const parts = [line.text, line.info, line.endToEnd, line.bankRef, line.name, line.iban].map(plain);
  return [line.bookedOn, line.valueOn, line.amountCents, line.currency, ...parts].join("|");
}

const TAX_CODE = /\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b/gi;
const ACCOUNT = /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,4})?\b/gi;

/** What a line is searched by: its words in lower case, without tax codes and accounts, which are never kept readable. */
export function searchTextOf(line: Pick<BankLine, "name" | "text" | "info" | "endToEnd" | "bankRef">): string {
  const words = [line.name, line.text, line.info, line.endToEnd, line.bankRef].join(" ");
  return words.replace(TAX_CODE, " ").replace(ACCOUNT, " ").replace(/\s+/g, " ").trim().toLowerCase().slice(0, 1000);
}
