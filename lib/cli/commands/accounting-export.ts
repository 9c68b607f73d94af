import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { periodOf, REPORTS, type Report } from "@/lib/accounting/period";
import { exportRows, periodName } from "@/lib/accounting/queries/exports";
import { accountingWords } from "@/lib/accounting/words";
import { isoDay } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { csvText } from "@/lib/staff/csv-file";
import { CommandRefused, optionalText, type Run, textOf, UsageError } from "../command";
import { optionalDay } from "../days";
import { policyOn } from "./policy";

/** Writes the reports of a period as CSV files, or prints one of them. */
export const run: Run = async (given) => {
  const seller = textOf(given, "seller");
  await policyOn(seller, today());
  const [dal, al] = [optionalDay(given, "from"), optionalDay(given, "to")];
  const asked = { ...(dal ? { dal: isoDay(dal) } : {}), ...(al ? { al: isoDay(al) } : {}) };
  const period = periodOf(asked, today());
  const only = optionalText(given, "report");
  const reports = only ? [reportNamed(only)] : [...REPORTS];
  const folder = optionalText(given, "out");
  const made = [];
  for (const report of reports) {
    const { text, rows } = await textOfReport(report, seller, period);
    const file = folder ? join(folder, `${report}-${periodName(period)}.csv`) : null;
    if (file && folder) write(folder, file, text);
    made.push({ report, rows, file, ...(file ? {} : { csv: text }) });
  }
  const said = folder ? made.map(({ file, rows }) => `${file}: ${rows} rows`) : made.map(({ csv = "" }) => csv);
  return { data: { seller, from: isoDay(period.from), to: isoDay(period.to), reports: made }, text: said.join("\n") };
};

function reportNamed(name: string): Report {
  const found = REPORTS.find((report) => report === name);
  if (!found) throw new UsageError(`--report must be one of ${REPORTS.join(", ")}, not "${name}"`);
  return found;
}

async function textOfReport(report: Report, seller: string, period: Parameters<typeof exportRows>[2]) {
  const parts: string[] = [];
  let rows = -1;
  for await (const batch of exportRows(report, seller, period, accountingWords("it"))) {
    parts.push(csvText(batch, rows < 0));
    rows += batch.length;
  }
  return { text: parts.join(""), rows };
}

function write(folder: string, file: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  } catch {
    throw new CommandRefused("folder-unwritable", `The file ${file} cannot be written.`);
  }
}
