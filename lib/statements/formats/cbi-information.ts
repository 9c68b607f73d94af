import type { BankLine } from "../line";

/** Characters of a record by their positions as the format counts them, from 1, both included. */
export const at = (record: string, from: number, to: number): string => record.slice(from - 1, to);

/** A movement with what a record 63 says more of it; three letters tell what, and where it stands. */
export function withInformation(line: BankLine, record: string): BankLine {
  const [tag, content] = [at(record, 14, 16), at(record, 17, 120).trim()];
  if (tag === "ID1") return { ...line, endToEnd: provided(at(record, 52, 86)) || provided(at(record, 17, 51)) };
  if (tag === "RI1" || tag === "RI2") return { ...line, text: joined(line.text, content) };
  if (tag === "YYY") return { ...line, name: orderer(record) };
  // The orderer's address stands before it, and is nobody's business here.
  if (tag === "YY2") return { ...line, iban: at(record, 67, 100).replace(/\s/g, "") };
  if (tag === "ZZ2") return { ...line, name: line.name || content.replace(/\s{2,}.*$/, "") };
  if (tag === "ZZ3") return { ...line, text: joined(line.text, at(record, 67, 120).trim()) };
  if (/^(ZZ\d|KKK|YY\d)$/.test(tag)) return { ...line, info: joined(line.info, content) };
  // No known tag: the record goes on with plain words from its fourteenth character.
  return { ...line, text: joined(line.text, at(record, 14, 120).trim()) };
}

const joined = (before: string, more: string): string => [before, more].filter(Boolean).join("\n");
const provided = (id: string): string => (/^NOT ?PROVIDED$/i.test(id.trim()) ? "" : id.trim());

const TAX_CODE = /^(?:[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]|\d{11}|)$/;

/** Who ordered: behind the day and the tax code, before the place; or wherever a bank puts the name after the day. */
function orderer(record: string): string {
  if (TAX_CODE.test(at(record, 25, 40).trim())) return at(record, 41, 80).trim();
  return at(record, 25, 120)
    .trim()
    .replace(/^(?:[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]|\d{11})\s+/, "")
    .replace(/\s{2,}.*$/, "");
}
