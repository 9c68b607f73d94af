import { type Cents, cents } from "@/lib/kernel/money";

/** What came in by one way in a day, by its payments and by the books; cents. */
export interface WayFigures {
  method: string;
  paymentsCents: Cents;
  refundsCents: Cents;
  ledgerCents: Cents;
}

/** What a bank account did in a day, by its statements. */
export interface BankFigures {
  account: string;
  lines: number;
  inCents: Cents;
  outCents: Cents;
  /** Matched to nothing yet. */
  leftCents: Cents;
  /** Between the closing balance of the statement before and the opening of the next: days are missing. */
  gapCents: Cents | null;
}

/** What lies in suspense by the books, and what is known to lie there. */
export interface SuspenseFigures {
  ledgerCents: Cents;
  linesCents: Cents;
  heldCents: Cents;
  /** Money of customers that waits with an open task. */
  strayCents: Cents;
}

/** Bank lines as the statements have them, and as the books have them. */
export interface LoadedFigures {
  linesCents: Cents;
  ledgerCents: Cents;
}

export interface InvoiceFigures {
  settledCents: Cents;
  invoicedCents: Cents;
}

/** What was given up in the day less what of it was taken back, by the acts and by the books. */
export interface GivenUpFigures {
  actsCents: Cents;
  ledgerCents: Cents;
}

export interface Figures {
  ways: WayFigures[];
  bank: BankFigures[];
  loaded: LoadedFigures;
  suspense: SuspenseFigures;
  invoices: InvoiceFigures;
  givenUp: GivenUpFigures;
  /** Payments whose money the books don't have, or have otherwise: each by itself. */
  strays: Difference[];
}

export type DifferenceKind =
  | "way"
  | "payment"
  | "statement-gap"
  | "statement-books"
  | "suspense"
  | "invoices"
  | "given-up";

/** Something that does not agree; `about` names it: a way, a code, an account. */
export interface Difference {
  kind: DifferenceKind;
  about: string;
  amountCents: Cents;
}

/** Every difference of a day, whatever its size; in the order of the figures. */
export function differencesOf({ ways, bank, loaded, suspense, invoices, givenUp, strays }: Figures): Difference[] {
  const found: Difference[] = [
    ...ways.map(({ method, ...way }) => ({ kind: "way" as const, about: method, amountCents: wayDifference(way) })),
    ...strays,
    ...bank.map(({ account, gapCents }) => ({
      kind: "statement-gap" as const,
      about: account,
      amountCents: gapCents ?? 0,
    })),
    { kind: "statement-books", about: "", amountCents: cents(loaded.linesCents - loaded.ledgerCents) },
    { kind: "suspense", about: "", amountCents: suspenseDifference(suspense) },
    { kind: "invoices", about: "", amountCents: cents(invoices.settledCents - invoices.invoicedCents) },
    { kind: "given-up", about: "", amountCents: cents(givenUp.actsCents - givenUp.ledgerCents) },
  ];
  return found.filter(({ amountCents }) => amountCents !== 0);
}

/** What came by a way less what the books say came. */
export const wayDifference = ({ paymentsCents, refundsCents, ledgerCents }: Omit<WayFigures, "method">): Cents =>
  cents(paymentsCents - refundsCents - ledgerCents);

/** What lies in suspense and nobody can say why. */
export const suspenseDifference = ({ ledgerCents, linesCents, heldCents, strayCents }: SuspenseFigures): Cents =>
  cents(ledgerCents - linesCents - heldCents - strayCents);
