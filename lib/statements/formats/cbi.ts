import { cents } from "@/lib/kernel/money";
import { type BankLine, readAmount } from "../line";
import { type Balance, type StatementEvent, unreadable } from "../statement";
import { italianShortDate } from "./dates";
import { linesOf } from "./lines";

/** Which of the two dates of a movement stands first: banks differ from what the format's text says. */
export type CbiFirstDate = "value" | "booking";

/**
 * CBI "rendicontazione saldi e movimenti": fixed records of 120 characters from RH to EF; 61 opens an account, 62 is a
 * movement, 63 more of it, 64 the closing balance. Refuses `statement-cut` without 64 or EF and
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

/** Characters of a record by their positions as the format counts them, from 1, both included. */
const at = (record: string, from: number, to: number): string => record.slice(from - 1, to);

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
    if (type === "63") this.more(record);
    else yield* this.flush();
    if (type === "RH") this.begin();
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
    this.currency = at(record, 74, 76).trim() || "EUR";
    const account = ibanOf(record);
    yield { kind: "statement", number: at(record, 4, 10).trim(), account, currency: this.currency };
    yield { kind: "balance", balance: this.balance("opening", at(record, 77, 82), at(record, 83, 98)) };
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

  /** Record 63 says more of the movement before it; three letters tell what. */
  private more(record: string): void {
    const line = this.line;
    if (!line) return;
    const [tag, content] = [at(record, 14, 16), at(record, 17, 120).trim()];
    if (tag === "ID1") line.endToEnd = /^NOT ?PROVIDED$/i.test(content) ? "" : content;
    else if (tag === "RI1" || tag === "RI2") line.text = [line.text, content].filter(Boolean).join("\n");
    else if (tag === "YYY") line.name = orderer(at(record, 17, 120));
    else if (/^(ZZ\d|KKK|YY\d)$/.test(tag)) line.info = [line.info, content].filter(Boolean).join("\n");
    // No known tag: the record goes on with plain words from its fourteenth character.
    else line.text = [line.text, at(record, 14, 120).trim()].filter(Boolean).join("\n");
  }

  private *flush(): Generator<StatementEvent> {
    const line = this.line;
    this.line = null;
    if (line) yield { kind: "line", line };
  }
}

/** The other party behind the day of the order and, with some banks, its tax code. */
const orderer = (content: string): string =>
  content
    .replace(/^\d{8}/, "")
    .trim()
    .replace(/^(?:[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]|\d{11})\s+/, "")
    .replace(/\s{2,}.*$/, "");

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
