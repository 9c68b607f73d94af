import { cents } from "@/lib/kernel/money";
import { type BankLine, readAmount } from "../line";
import { type Balance, type StatementEvent, unreadable } from "../statement";
import { at, withInformation } from "./cbi-information";
import { italianShortDate } from "./dates";
import { linesOf } from "./lines";

/** Which of the two dates of a movement stands first: banks differ from what the format's text says. */
export type CbiFirstDate = "value" | "booking";

/**
 * CBI "rendicontazione saldi e movimenti" (CBI-RND-001): fixed records of 120 characters from RH (EC: the periodic
 * statement) to EF; 61 opens an account, 62 is a movement, 63 more of it, 64 the closing balance. Refuses `statement-cut` without 64 or EF and
 * `statement-count-wrong` when EF counts other records than there are.
 */
export async function* readCbi(
  text: AsyncIterable<string>,
  firstDate: CbiFirstDate = "value",
): AsyncGenerator<StatementEvent> {
  const reader = new CbiReader(firstDate);
  for await (const line of linesOf(text)) if (line.trim() !== "") yield* reader.record(line.padEnd(120));
  yield* reader.end();
}

class CbiReader {
  private line: BankLine | null = null;
  private open = false;
  private currency = "EUR";
  private records = 0;
  private statements = 0;
  private closed = false;

  constructor(private readonly firstDate: CbiFirstDate) {}

  *record(record: string): Generator<StatementEvent> {
    if (record.trimEnd().length > 120) unreadable("statement-malformed");
    const type = at(record, 2, 3);
    this.records += 1;
    if (type === "63") this.line = this.line && withInformation(this.line, record);
    else yield* this.flush();
    if (type === "RH" || type === "EC") this.begin();
    else if (type === "61") yield* this.opening(record);
    else if (type === "62") this.line = this.movement(record);
    else if (type === "64") yield* this.closing(record);
    else if (type === "EF") this.trailer(record);
    else if (!["63", "65"].includes(type)) unreadable("statement-malformed");
  }

  *end(): Generator<StatementEvent> {
    yield* this.flush();
    if (this.open || !this.closed) unreadable("statement-cut");
    if (this.statements === 0) unreadable("statement-without-statement");
  }

  /** Files may be joined one behind the other. */
  private begin(): void {
    this.records = 1;
    this.closed = false;
  }

  private trailer(record: string): void {
    if (this.open) unreadable("statement-cut");
    const declared = at(record, 83, 89);
    this.closed = true;
    if (/^\d{7}$/.test(declared) && Number(declared) !== this.records)
      unreadable("statement-count-wrong", { declared: Number(declared), found: this.records });
  }

  private *opening(record: string): Generator<StatementEvent> {
    if (this.open) unreadable("statement-cut");
    this.open = true;
    this.statements += 1;
    const behind = record.slice(shiftOf(record));
    this.currency = at(behind, 74, 76).trim() || "EUR";
    const account = ibanOf(behind);
    yield { kind: "statement", number: at(record, 4, 10).trim(), account, currency: this.currency };
    yield { kind: "balance", balance: this.balance("opening", at(behind, 77, 82), at(behind, 83, 98)) };
  }

  private *closing(record: string): Generator<StatementEvent> {
    if (!this.open) unreadable("statement-malformed");
    this.open = false;
    yield { kind: "balance", balance: this.balance("closing", at(record, 14, 19), at(record, 20, 35)) };
    yield { kind: "balance", balance: this.balance("available", at(record, 14, 19), at(record, 36, 51)) };
    yield { kind: "end" };
  }

  private balance(kind: Balance["kind"], on: string, signed: string): Balance {
    return { kind, amountCents: amountOf(signed), currency: this.currency, on: italianShortDate(on) };
  }

  private movement(record: string): BankLine {
    if (!this.open) unreadable("statement-malformed");
    const [first, second] = [italianShortDate(at(record, 14, 19)), italianShortDate(at(record, 20, 25))];
    const [valueOn, bookedOn] = this.firstDate === "value" ? [first, second] : [second, first];
    return {
      bookedOn,
      valueOn,
      amountCents: amountOf(at(record, 26, 41)),
      currency: this.currency,
      text: "",
      info: at(record, 87, 120).trim(),
      endToEnd: "",
      bankRef: at(record, 62, 77).trim(),
      name: "",
      iban: "",
      operation: at(record, 42, 45).trim(),
      reversal: false,
    };
  }

  private *flush(): Generator<StatementEvent> {
    const line = this.line;
    this.line = null;
    if (line) yield { kind: "line", line };
  }
}

/** The kind of account has one character with some banks and two with others: what follows stands so much further on. */
const shiftOf = (record: string): number => [0, 1].find((by) => OPENING.test(record.slice(73 + by))) ?? 0;
const OPENING = /^[A-Z ]{3}\d{6}[CD]/;

function ibanOf(record: string): string {
  const [country, check] = [at(record, 99, 100), at(record, 101, 102)];
  const national = `${at(record, 51, 51)}${at(record, 52, 56)}${at(record, 57, 61)}${at(record, 62, 73)}`;
  return (/^[A-Z]{2}\d{2}$/.test(country + check) ? country + check + national : national).replace(/\s/g, "");
}

/** A sign, C or D, and fifteen characters of an amount. Refuses `statement-amount-unreadable`. */
function amountOf(signed: string): number {
  const size = readAmount(signed.slice(1));
  if (size === null || !/^[CD]/.test(signed))
    return unreadable("statement-amount-unreadable", { found: signed.trim().slice(0, 30) });
  return cents(signed[0] === "D" ? -size : size);
}
