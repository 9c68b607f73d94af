import { formatDay, formatInstant, instantFromDb } from "@/lib/kernel/day";
import { type CsvRow, euros } from "@/lib/staff/csv-file";
import type { Period, Report } from "../period";
import { deferredInBooks } from "./deferred";
import { journal, ownerText } from "./journal";
import { receivables } from "./receivables";
import { stampByQuarter } from "./stamp";
import { vatRegister } from "./vat-register";

/** Words of the namespace "accounting", in the language of the file. */
export type Words = (key: string) => string;

/** A report as the rows of a file, its header first; receivables are those of the last day. */
export async function* exportRows(report: Report, seller: string, period: Period, t: Words): AsyncGenerator<CsvRow[]> {
  yield [COLUMNS[report].map((column) => t(`columns.${column}`))];
  if (report === "journal") yield* journalRows(seller, period, t);
  else if (report === "vat") yield* vatRows(seller, period, t);
  else if (report === "stamp") yield await stampRows(seller, period);
  else if (report === "receivables") yield await receivableRows(seller, period, t);
  else yield await deferredRows(seller, period);
}

const COLUMNS: Record<Report, string[]> = {
  journal: ["when", "movement", "what", "account", "owner", "debit", "credit", "code", "note"],
  vat: [
    "number",
    "day",
    "operation",
    "document",
    "state",
    "customer",
    "tax-id",
    "rate",
    "nature",
    "net",
    "vat",
    "total",
    "split",
  ],
  stamp: ["from", "to", "count", "duty", "pay-by"],
  receivables: ["what", "code", "customer", "since", "days", "age", "amount"],
  deferred: ["month", "sold", "earned", "deferred", "posted", "difference"],
};

async function* journalRows(seller: string, period: Period, t: Words): AsyncGenerator<CsvRow[]> {
  for await (const rows of journal(seller, period))
    yield rows.map((row) => [
      formatInstant(instantFromDb(row.at)),
      row.movementId,
      t(`movements.${row.kind}`),
      t(`accounts.${row.account}`),
      ownerText(row, t),
      row.amountCents < 0 ? euros(-row.amountCents) : "",
      row.amountCents > 0 ? euros(row.amountCents) : "",
      row.code,
      row.note,
    ]);
}

async function* vatRows(seller: string, period: Period, t: Words): AsyncGenerator<CsvRow[]> {
  for await (const rows of vatRegister(seller, period))
    yield rows.map((row) => [
      row.number,
      formatDay(row.issuedOn),
      formatDay(row.operationOn),
      t(`documents.${row.kind}`),
      t(`invoice-states.${row.state}`),
      row.customer,
      row.taxId,
      `${row.vatBps / 100}%`,
      row.nature,
      euros(row.netCents),
      euros(row.vatCents),
      euros(row.netCents + row.vatCents),
      row.split ? t("yes") : "",
    ]);
}

async function stampRows(seller: string, period: Period): Promise<CsvRow[]> {
  const rows = await stampByQuarter(seller, period);
  return rows.map((row) => [
    formatDay(row.from),
    formatDay(row.to),
    row.invoices,
    euros(row.dutyCents),
    formatDay(row.payBy),
  ]);
}

async function receivableRows(seller: string, { to }: Period, t: Words): Promise<CsvRow[]> {
  const rows = await receivables(seller, to);
  return rows.map((row) => [
    t(`debts.${row.kind}`),
    row.code,
    row.customer,
    formatDay(row.since),
    row.days,
    t(`ages.${row.band}`),
    euros(row.amountCents),
  ]);
}

async function deferredRows(seller: string, period: Period): Promise<CsvRow[]> {
  const rows = await deferredInBooks(seller, period);
  return rows.map((row) => [
    formatDay(row.monthEnd).slice(3),
    euros(row.soldCents),
    euros(row.earnedCents),
    euros(row.deferredCents),
    row.postedCents === null ? "" : euros(row.postedCents),
    row.differenceCents === null ? "" : euros(row.differenceCents),
  ]);
}

/** "2026-11-01_2026-11-30": the end of a file's name. */
export const periodName = ({ from, to }: Period): string => `${from.toString()}_${to.toString()}`;
