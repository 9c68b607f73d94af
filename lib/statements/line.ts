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
