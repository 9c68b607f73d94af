import { cents } from "@/lib/kernel/money";
import { type BankLine, readAmount } from "../line";
import { type Balance, type BalanceKind, type StatementEvent, unreadable } from "../statement";
import { nearestDate, shortDate } from "./dates";
import { linesOf } from "./lines";
import { readInformation } from "./mt940-text";

const FIELD = /^:(\d{2}[A-Z]?):(.*)$/;
const END = /^-(XXX|\})?\s*$/;

/**
 * MT940, with or without the envelope of SWIFT, one statement or many, each in one page or several (a page that ends
 * with :62M: goes on in the next). Refuses `statement-cut` when a page or the closing balance is missing.
 */
export async function* readMt940(text: AsyncIterable<string>): AsyncGenerator<StatementEvent> {
  const reader = new Mt940Reader();
  let tag = "";
  let value = "";
  for await (const line of linesOf(text)) {
    const field = FIELD.exec(line);
    if (!field && !END.test(line) && tag !== "") value += `\n${line}`;
    if (!field && !END.test(line)) continue;
    if (tag) yield* reader.field(tag, value);
    [tag, value] = field ? [field[1] ?? "", field[2] ?? ""] : ["", ""];
  }
  if (tag) yield* reader.field(tag, value);
  yield* reader.end();
}

class Mt940Reader {
  private account = "";
  private number = "";
  private line: BankLine | null = null;
  /** The page before ended with this balance and goes on in the next. */
  private page: { account: string; balance: Balance } | null = null;
  private open = false;
  private currency = "";
  private statements = 0;

  *field(tag: string, value: string): Generator<StatementEvent> {
    if (tag === "86" && this.line) {
      yield* this.flush(value);
      return;
    }
    yield* this.flush();
    if (tag === "25" || tag === "25P") this.account = value.split("\n")[0]?.trim() ?? "";
    else if (tag === "28C" || tag === "28") this.number = value.trim();
    else if (tag === "60F" || tag === "60M") yield* this.opening(tag, value);
    else if (tag === "61") this.line = this.lineOf(value);
    else if (tag === "62F" || tag === "62M") yield* this.closing(tag, value);
  }

  *end(): Generator<StatementEvent> {
    yield* this.flush();
    if (this.open) unreadable("statement-cut");
    yield* this.leavePage();
    if (this.statements === 0) unreadable("statement-without-statement");
  }

  private *opening(tag: string, value: string): Generator<StatementEvent> {
    if (this.open) unreadable("statement-cut");
    this.open = true;
    const balance = balanceOf(tag === "60F" ? "opening" : "interim", value);
    this.currency = balance.currency;
    const goesOn = this.page?.account === this.account && tag === "60M";
    if (goesOn && this.page?.balance.amountCents !== balance.amountCents) unreadable("statement-cut");
    if (goesOn) {
      this.page = null;
      return;
    }
    yield* this.leavePage();
    this.statements += 1;
    yield { kind: "statement", number: this.number, account: this.account, currency: balance.currency };
    yield { kind: "balance", balance };
  }

  private *closing(tag: string, value: string): Generator<StatementEvent> {
    if (!this.open) unreadable("statement-malformed");
    this.open = false;
    const balance = balanceOf(tag === "62F" ? "closing" : "interim", value);
    if (tag === "62M") {
      this.page = { account: this.account, balance };
      return;
    }
    yield { kind: "balance", balance };
    yield { kind: "end" };
  }

  /** A page that promised another one which never came: its own balances close it. */
  private *leavePage(): Generator<StatementEvent> {
    if (!this.page) return;
    yield { kind: "balance", balance: this.page.balance };
    yield { kind: "end" };
    this.page = null;
  }

  private *flush(information?: string): Generator<StatementEvent> {
    const line = this.line;
    this.line = null;
    if (!line) return;
    const { info, ...told } = readInformation(information ?? "");
    yield {
      kind: "line",
      line: {
        ...line,
        ...told,
        endToEnd: told.endToEnd || line.endToEnd,
        info: [info, line.info].filter(Boolean).join("\n"),
      },
    };
  }

  private lineOf(value: string): BankLine {
    if (!this.open) unreadable("statement-malformed");
    const match = LINE.exec(value);
    if (!match) return unreadable("statement-malformed");
    const [
      ,
      valueDate = "",
      entryDate,
      sign = "",
      amount = "",
      operation = "",
      reference = "",
      bankRef = "",
      more = "",
    ] = match;
    const valueOn = shortDate(valueDate);
    const size = readAmount(amount);
    if (size === null) return unreadable("statement-amount-unreadable", { found: amount.slice(0, 30) });
    // A reversed debit comes in, a reversed credit goes out.
    const credit = sign === "C" || sign === "RD";
    return {
      bookedOn: entryDate ? nearestDate(entryDate, valueOn) : valueOn,
      valueOn,
      amountCents: cents(credit ? size : -size),
      currency: this.currency,
      text: "",
      info: more.trim(),
      endToEnd: given(reference),
      bankRef: given(bankRef),
      name: "",
      iban: "",
      operation,
      reversal: sign.startsWith("R"),
    };
  }
}

/** NONREF says that there is none; EREF, PREF and MARF that it stands in :86:. */
const given = (reference: string): string =>
  /^(NONREF|EREF|PREF|MARF)$/i.test(reference.trim()) ? "" : reference.trim();

/** Value date, entry date, sign, funds code, amount, type of operation, our reference, the bank's, its details. */
const LINE = /^(\d{6})(\d{4})?(R?[CD])[A-Z]?(\d+,?\d*)([A-Z][A-Z0-9]{3})([^\n]*?)(?:\/\/([^\n]*))?(?:\n([\s\S]*))?$/;
const BALANCE = /^([CD])(\d{6})([A-Z]{3})(\d+,?\d*)/;

function balanceOf(kind: BalanceKind, value: string): Balance {
  const match = BALANCE.exec(value.trim());
  const [, sign, on = "", currency = "", amount = ""] = match ?? [];
  const size = match ? readAmount(amount) : null;
  if (size === null) return unreadable("statement-amount-unreadable", { found: value.slice(0, 30) });
  return { kind, amountCents: cents(sign === "D" ? -size : size), currency, on: shortDate(on) };
}
