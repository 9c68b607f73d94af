import type { StatementFormat } from "../statement";
import { guessCsv } from "./csv-guess";

/** Beginnings of files people send instead, so that the answer can name them. */
const OTHERS: [string, string][] = [
  ["%PDF-", "PDF"],
  ["PK\u0003\u0004", "XLSX"],
  ["\u00d0\u00cf\u0011\u00e0", "XLS"],
  ["\u0089PNG", "PNG"],
  ["\u00ff\u00d8\u00ff", "JPEG"],
  ["<html", "HTML"],
  ["<!doctype html", "HTML"],
  [" IB", "CBI MAV"],
  [" IM", "CBI MAV"],
];

/** What a text is by its beginning; `seems` names what it is instead, "" when that can't be told. */
export function detectFormat(sample: string): { format: StatementFormat } | { format: null; seems: string } {
  const head = sample.slice(0, 4096);
  const start = head.trimStart();
  const other = OTHERS.find(
    ([mark]) =>
      head.toLowerCase().startsWith(mark.toLowerCase()) || start.toLowerCase().startsWith(mark.trim().toLowerCase()),
  );
  if (/^ ?(?:RH|EC)[\s\S]{80}/.test(head) && head.split(/\r?\n/).some((line) => /^ 61/.test(line)))
    return { format: "cbi-rh" };
  if (other) return { format: null, seems: other[1] };
  if (start.startsWith("<")) return { format: "camt.053" };
  if (/^:20:/m.test(head) && /^:(25P?|28C?|60[FM]):/m.test(head)) return { format: "mt940" };
  return guessCsv(sample) ? { format: "csv" } : { format: null, seems: "" };
}
