import type { CsvMapping } from "../csv";
import { realDay } from "./dates";

type Order = CsvMapping["order"];
const DATE = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[ T]\d{1,2}[:.]\d{2}.*)?$/;

/** A date in the order the file writes it, as YYYY-MM-DD; null when it is none. */
export function csvDate(cell: string, order: Order): string | null {
  const match = DATE.exec(cell.trim());
  if (!match) return null;
  const parts = [Number(match[1]), Number(match[2]), Number(match[3])] as const;
  const [year, month, date] =
    order === "ymd" ? parts : order === "dmy" ? [parts[2], parts[1], parts[0]] : [parts[2], parts[0], parts[1]];
  return realDay(year < 100 ? 2000 + year : year, month, date);
}

/** The order in which every one of these cells is a date: the day first, where several would do. */
export function orderOf(cells: readonly string[]): Order | null {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length === 0) return null;
  const isAll = (order: Order) =>
    filled.every((cell) => csvDate(cell, order) !== null && (order === "ymd") === /^\d{4}/.test(cell.trim()));
  return (["ymd", "dmy", "mdy"] as const).find(isAll) ?? null;
}
