import { readAmount } from "../line";
import { type Balance, type BalanceKind, type Declared, type StatementEvent, unreadable } from "../statement";
import { amountOf, type Detail, dateOf, detailOf, linesOf } from "./camt-entry";
import { NodeBuilder, textAt, type XmlHandler, type XmlNode, XmlReader } from "./xml";

/**
 * CAMT.053 of any version, also as CBI wraps it. A statement is read child by child: of the whole file never more than
 * one entry is kept. Refuses what XML refuses, `statement-other-kind` (a notification or an intraday report) and
 * `statement-without-statement`.
 */
export async function* readCamt(text: AsyncIterable<string>): AsyncGenerator<StatementEvent> {
  const events: StatementEvent[] = [];
  const handler = new CamtHandler((event) => events.push(event));
  const reader = new XmlReader(handler);
  for await (const piece of text) {
    reader.write(piece);
    if (events.length > 0) yield* events.splice(0);
  }
  reader.end();
  handler.end();
  yield* events.splice(0);
}

const OTHER_KINDS = ["BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn", "CstmrCdtTrfInitn", "CstmrPmtStsRpt"];

class CamtHandler implements XmlHandler {
  private readonly node = new NodeBuilder();
  private inside = false;
  private seen = 0;
  private number = "";
  private account = "";
  private opened = false;
  private details: Detail[] = [];
  private declared: Declared = {};

  constructor(private readonly emit: (event: StatementEvent) => void) {}

  open(name: string, attributes: string): void {
    if (this.inside) this.node.push(name, attributes);
    else this.outside(name);
  }

  private outside(name: string): void {
    if (OTHER_KINDS.includes(name)) unreadable("statement-other-kind", { kind: name });
    if (name !== "Stmt") return;
    this.inside = true;
    this.seen += 1;
    Object.assign(this, { number: "", account: "", opened: false, details: [], declared: {} });
  }

  text(text: string): void {
    if (this.inside) this.node.text(text);
  }

  close(name: string): void {
    if (!this.inside) return;
    const done = this.node.pop();
    if (!done) this.closeStatement();
    else if (this.node.depth === 0) this.child(done);
    else if (name === "TxDtls" && this.node.depth === 2) {
      this.details.push(detailOf(done));
      this.node.dropLast();
    }
  }

  end(): void {
    if (this.seen === 0) unreadable("statement-without-statement");
  }

  private child(node: XmlNode): void {
    if (node.name === "Id") this.number = node.text.trim();
    else if (node.name === "Acct") this.openStatement(node);
    else if (node.name === "Bal") this.emit({ kind: "balance", balance: balanceOf(node) });
    else if (node.name === "TxsSummry") this.declared = declaredOf(node);
    else if (node.name === "Ntry") this.entry(node);
  }

  private openStatement(account: XmlNode): void {
    this.opened = true;
    this.account = textAt(account, "Id", "IBAN") || textAt(account, "Id", "Othr", "Id");
    const currency = textAt(account, "Ccy") || null;
    this.emit({ kind: "statement", number: this.number, account: this.account, currency });
  }

  private entry(node: XmlNode): void {
    if (!this.opened) unreadable("statement-malformed");
    const details = this.details;
    this.details = [];
    const lines = linesOf(node, details, this.account);
    if (!lines) this.emit({ kind: "pending" });
    for (const line of lines ?? []) this.emit({ kind: "line", line });
  }

  private closeStatement(): void {
    if (!this.opened) unreadable("statement-malformed");
    this.inside = false;
    this.emit({ kind: "end", declared: this.declared });
  }
}

const KINDS: Record<string, BalanceKind> = {
  OPBD: "opening",
  PRCD: "opening",
  CLBD: "closing",
  ITBD: "interim",
  OPAV: "available",
  CLAV: "available",
  ITAV: "available",
  FWAV: "available",
};

function balanceOf(node: XmlNode): Balance {
  const code = textAt(node, "Tp", "CdOrPrtry", "Cd") || textAt(node, "Tp", "CdOrPrtry", "Prtry");
  const on = dateOf(nodeDate(node)) ?? unreadable("statement-day-unreadable", { found: "" });
  return { kind: KINDS[code] ?? "other", ...amountOf(node), on };
}
const nodeDate = (node: XmlNode) => node.children.find(({ name }) => name === "Dt");

function declaredOf(node: XmlNode): Declared {
  const sum = (side: string) => readAmount(textAt(node, side, "Sum")) ?? undefined;
  return { creditCents: sum("TtlCdtNtries"), debitCents: sum("TtlDbtNtries") };
}
