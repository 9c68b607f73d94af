import { openStatement, piecesOf, type ReadOptions } from "@/lib/statements/formats";
import { type Summary, summarise } from "@/lib/statements/formats/summary";
import type { BankLine } from "@/lib/statements/line";
import { refusalOf } from "@/lib/statements/statement";

export interface Read extends Summary {
  format: string | null;
  encoding: string;
  lines: BankLine[];
}

/** Reads a file whole; `size`: bytes of each piece it comes in. */
export async function read(file: string | Uint8Array, options: ReadOptions = {}, size?: number): Promise<Read> {
  const bytes = typeof file === "string" ? Buffer.from(file) : file;
  const lines: BankLine[] = [];
  try {
    const opened = await openStatement(piecesOf(bytes, size), options);
    const summary = await summarise(opened, (line) => void lines.push(line));
    return { ...summary, lines, format: opened.format, encoding: opened.encoding() };
  } catch (error) {
    return { statements: [], lines, format: null, encoding: "", fault: refusalOf(error) };
  }
}

export const IBAN = "IT60X0542811101000000123456";

export interface Entry {
  cents: number;
  text?: string;
  name?: string;
  iban?: string;
  on?: string;
  endToEnd?: string;
}

const money = (cents: number) => (Math.abs(cents) / 100).toFixed(2);
const sign = (cents: number) => (cents < 0 ? "DBIT" : "CRDT");
const xml = (text: string) => text.replace(/[<>&]/g, (c) => `&#${c.charCodeAt(0)};`);

export function camtEntry({ cents, text = "", name = "", iban = "", on = "2026-11-20", endToEnd = "" }: Entry): string {
  const side = cents < 0 ? "Cdtr" : "Dbtr";
  return `<Ntry><Amt Ccy="EUR">${money(cents)}</Amt><CdtDbtInd>${sign(cents)}</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt><NtryDtls><TxDtls><Refs><EndToEndId>${endToEnd || "NOTPROVIDED"}</EndToEndId></Refs>
<RltdPties><${side}><Nm>${xml(name)}</Nm></${side}>${iban ? `<${side}Acct><Id><IBAN>${iban}</IBAN></Id></${side}Acct>` : ""}</RltdPties>
<RmtInf><Ustrd>${xml(text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
}

const balance = (code: string, cents: number, on: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${money(cents)}</Amt><CdtDbtInd>${sign(cents)}</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`;

/** A CAMT.053 statement of these entries that adds up, unless `closing` says otherwise. */
export function camt(
  entries: Entry[],
  more: { iban?: string; opening?: number; closing?: number; id?: string; version?: string } = {},
): string {
  const { iban = IBAN, opening = 100_000, id = "S1", version = "02" } = more;
  const closing = more.closing ?? entries.reduce((sum, { cents }) => sum + cents, opening);
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr>
<Stmt><Id>${id}</Id><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>${balance("OPBD", opening, "2026-11-19")}${balance("CLBD", closing, "2026-11-20")}
${entries.map(camtEntry).join("\n")}</Stmt></BkToCstmrStmt></Document>`;
}
