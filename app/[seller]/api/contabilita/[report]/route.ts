import { getTranslations } from "next-intl/server";
import { exportReport } from "@/lib/accounting/operations/export-report";
import { type Period, periodOf, REPORTS } from "@/lib/accounting/period";
import { closingRows } from "@/lib/accounting/queries/closing-rows";
import { exportRows, periodName, type Words } from "@/lib/accounting/queries/exports";
import { formatDay, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { absent } from "@/lib/platform/absent";
import { today } from "@/lib/platform/clock";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { type CsvRow, csvHeaders, csvStream, euros } from "@/lib/staff/csv-file";
import { singles } from "@/lib/staff/table-params";
import { lineFilter } from "@/lib/statements/filter";
import { eachLine } from "@/lib/statements/queries/lines";

type Context = { params: Promise<{ seller: string; report: string }> };
const FILES = [...REPORTS, "closing", "righe"] as const;

/** A report of the accounting, or the bank's lines, as a file: said in the audit log before it leaves. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { seller, report: asked } = await params;
  const report = FILES.find((name) => name === asked);
  if (!report) return absent();
  const query = singles(Object.fromEntries(new URL(request.url).searchParams));
  const period = periodOf(query, today());
  const actor = actorOf(await currentViewer(seller));
  const said = await exportReport({ report, from: isoDay(period.from), to: isoDay(period.to) }, { seller, actor });
  if (isRefusal(said)) return absent();
  const name = report === "righe" ? `righe-${isoDay(today())}` : `${report}-${periodName(period)}`;
  return new Response(csvStream(await rowsOf(report, seller, period, query)), { headers: csvHeaders(name) });
}

async function rowsOf(
  report: (typeof FILES)[number],
  seller: string,
  period: Period,
  query: Record<string, string>,
): Promise<AsyncGenerator<CsvRow[]>> {
  if (report === "righe") return lineRows(seller, query);
  const say = await getTranslations("accounting");
  const words: Words = (key) => say(key);
  return report === "closing" ? closingRows(seller, period.from, words) : exportRows(report, seller, period, words);
}

async function* lineRows(seller: string, query: Record<string, string>): AsyncGenerator<CsvRow[]> {
  const [t, states] = await Promise.all([
    getTranslations("statements.lines"),
    getTranslations("statements.line-states"),
  ]);
  yield [[t("day"), t("payer"), t("text"), t("state"), t("best"), t("amount"), t("left")]];
  for await (const rows of eachLine(seller, lineFilter.parse(query)))
    yield rows.map((row) => [
      formatDay(row.bookedOn),
      row.payer,
      row.text,
      states(row.state),
      row.best?.code ?? "",
      euros(row.amountCents),
      euros(row.leftCents),
    ]);
}
