import { type Cents, cents } from "@/lib/kernel/money";
import { type Refusal, refuse } from "@/lib/kernel/refusal";
import type { BankLine } from "./line";

/** Formats we read, told apart by what stands in the file. */
export const FORMATS = ["camt.053", "mt940", "cbi-rh", "csv"] as const;
export type StatementFormat = (typeof FORMATS)[number];

/** Why a file is not taken; each has a sentence in both languages. */
export type StatementFault =
  | "statement-empty"
  | "statement-format-unknown"
  | "statement-format-other"
  | "statement-other-kind"
  | "statement-xml-entities"
  | "statement-malformed"
  | "statement-cut"
  | "statement-without-statement"
  | "statement-amount-unreadable"
  | "statement-day-unreadable"
  | "statement-totals-wrong"
  | "statement-count-wrong"
  | "statement-other-account"
  | "statement-other-currency"
  | "statement-columns-unknown"
  | "statement-period-loaded";

/** Carries a refusal out of a file that is being read piece by piece; `readStatements` turns it into a value. */
export class StatementRefused extends Error {
  constructor(readonly refusal: Refusal<StatementFault>) {
    super(refusal.code);
  }
}

/** The refusal a reading ended with; anything else is thrown on. */
export function refusalOf(error: unknown): Refusal<StatementFault> {
  if (error instanceof StatementRefused) return error.refusal;
  throw error;
}

/** Stops the reading of a file. */
export function unreadable(code: StatementFault, params: Record<string, string | number> = {}): never {
  throw new StatementRefused(refuse(code, { params }));
}

export type BalanceKind = "opening" | "closing" | "interim" | "available" | "other";
/** What the bank says an account held; cents, negative when overdrawn. `on`: YYYY-MM-DD. */
export interface Balance {
  kind: BalanceKind;
  amountCents: Cents;
  currency: string;
  on: string;
}

/** A file as it is read, in the order of the bank: an account's statement, its balances and lines, its end. */
export type StatementEvent =
  | { kind: "statement"; number: string; account: string; currency: string | null }
  | { kind: "balance"; balance: Balance }
  | { kind: "line"; line: BankLine }
  /** Seen but not yet booked by the bank: counts for nothing. */
  | { kind: "pending" }
  | { kind: "end"; declared?: Declared };

/** What a bank says its lines come to, to be held against what was read. */
export interface Declared {
  creditCents?: Cents | undefined;
  debitCents?: Cents | undefined;
}

/** One account's statement without its lines. */
export interface StatementFacts {
  number: string;
  account: string;
  currency: string;
  balances: Balance[];
  openingCents: Cents | null;
  closingCents: Cents | null;
  /** First and last day of its lines, else of its balances, YYYY-MM-DD. */
  fromOn: string | null;
  toOn: string | null;
  count: number;
  creditCents: Cents;
  debitCents: Cents;
  /** Announced by the bank, not yet booked. */
  pending: number;
  /** Some of its lines are in another currency than the account. */
  foreign: boolean;
  /** right: opening + lines = closing; unchecked: the bank gives no balances to hold the lines against. */
  totals: "right" | "wrong" | "unchecked";
  /** What the lines lead to less what the bank says, in cents. */
  differenceCents: Cents;
}

/** Counts a statement while its lines go by, so that none has to be kept. */
export class Tally {
  private readonly balances: Balance[] = [];
  private count = 0;
  private pending = 0;
  private credit = 0;
  private debit = 0;
  private first: string | null = null;
  private last: string | null = null;
  private foreign = false;

  constructor(
    private readonly number: string,
    private readonly account: string,
    private currency: string | null,
  ) {}

  balance(balance: Balance): void {
    this.balances.push(balance);
    this.currency ??= balance.currency;
  }

  line(line: BankLine): void {
    this.count += 1;
    this.currency ??= line.currency;
    if (line.currency !== this.currency) this.foreign = true;
    if (line.amountCents >= 0) this.credit = cents(this.credit + line.amountCents);
    else this.debit = cents(this.debit - line.amountCents);
    this.see(line.bookedOn);
  }

  facts(declared: Declared = {}): StatementFacts {
    const opening = endOf(this.balances, "opening");
    const closing = endOf(this.balances, "closing");
    const sum = cents(this.credit - this.debit);
    const known = opening && closing && !this.foreign;
    const comparable = known && opening.currency === this.currency && closing.currency === this.currency;
    const differenceCents = comparable ? cents(opening.amountCents + sum - closing.amountCents) : 0;
    return {
      number: this.number,
      account: this.account,
      currency: this.currency ?? "EUR",
      balances: this.balances,
      openingCents: opening?.amountCents ?? null,
      closingCents: closing?.amountCents ?? null,
      fromOn: this.first ?? opening?.on ?? null,
      toOn: this.last ?? closing?.on ?? null,
      count: this.count,
      creditCents: this.credit,
      debitCents: this.debit,
      pending: this.pending,
      foreign: this.foreign,
      totals: comparable ? (differenceCents === 0 ? "right" : "wrong") : this.against(declared),
      differenceCents: comparable ? differenceCents : this.missing(declared),
    };
  }

  private against(declared: Declared): "right" | "wrong" | "unchecked" {
    if (declared.creditCents === undefined || declared.debitCents === undefined) return "unchecked";
    return this.credit === declared.creditCents && this.debit === declared.debitCents ? "right" : "wrong";
  }

  private missing(declared: Declared): Cents {
    if (declared.creditCents === undefined || declared.debitCents === undefined) return 0;
    return cents(this.credit - declared.creditCents - (this.debit - declared.debitCents));
  }

  /** Something the bank announces and has not booked. */
  pend(): void {
    this.pending += 1;
  }

  private see(day: string): void {
    if (this.first === null || day < this.first) this.first = day;
    if (this.last === null || day > this.last) this.last = day;
  }
}

/** The first opening and the last closing: a statement in pages repeats both. */
function endOf(balances: readonly Balance[], kind: "opening" | "closing"): Balance | undefined {
  const own = balances.filter((balance) => balance.kind === kind);
  const found = kind === "opening" ? own[0] : own.at(-1);
  if (found) return found;
  const interim = balances.filter((balance) => balance.kind === "interim");
  // A page of a longer statement opens and closes with interim balances.
  if (interim.length === 2 || (interim.length === 1 && own.length === 0 && balances.some(isEnd)))
    return kind === "opening" ? interim[0] : interim.at(-1);
  return undefined;
}
const isEnd = ({ kind }: Balance): boolean => kind === "opening" || kind === "closing";

const clean = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, "");

/**
 * Two writings of one account: the IBAN, the national number banks abbreviate it to, or the number of a postal account.
 */
export function isSameAccount(written: string, own: string): boolean {
  const [known, said] = [clean(own), clean(written.replace(/\/?EUR\s*$/i, "").replace(/^.*\//, ""))];
  if (said === known) return true;
  const [isIban, saidIban] = [known, said].map((account) => /^[A-Z]{2}\d{2}[A-Z0-9]{11,}$/.test(account));
  if (isIban && saidIban) return false;
  const [longer, shorter] = isIban || !saidIban ? [known, said] : [said, known];
  const bare = shorter.replace(/^0+/, "");
  return (
    bare.length >= 6 &&
    longer
      .replace(/^[A-Z]{2}\d{2}/, "")
      .replace(/^0+/, "")
      .endsWith(bare)
  );
}

/** An account of the seller whose statements are taken, and the way of payment whose money arrives there. */
export interface OwnAccount {
  account: string;
  method: "transfer" | "postal-slip";
}

interface Banking {
  transfer?: { iban: string } | undefined;
  postalAccount?: { number: string } | undefined;
  statements: { otherAccounts: readonly string[] };
}

/** The accounts of a seller by its policy; the same account stands once, as that of transfers. */
export function ownAccounts({ transfer, postalAccount, statements }: Banking): OwnAccount[] {
  const ibans = [...(transfer ? [transfer.iban] : []), ...statements.otherAccounts].map(clean);
  const accounts: OwnAccount[] = [...new Set(ibans)].map((account) => ({ account, method: "transfer" }));
  const postal = clean(postalAccount?.number ?? "");
  if (postal && !accounts.some(({ account }) => isSameAccount(postal, account)))
    accounts.push({ account: postal, method: "postal-slip" });
  return accounts;
}
