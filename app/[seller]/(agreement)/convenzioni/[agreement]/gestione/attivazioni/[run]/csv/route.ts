import { getTranslations } from "next-intl/server";
import { MOST_MEMBERS } from "@/lib/agreements/activation";
import { lineFilter } from "@/lib/agreements/activation-filter";
import { activationLines, activationRun } from "@/lib/agreements/queries/activation";
import { openDesk } from "@/lib/agreements/queries/desk";
import { absent } from "@/lib/platform/absent";
import { currentViewer } from "@/lib/platform/session";
import { csvHeaders, csvText } from "@/lib/staff/csv-file";

type Context = { params: Promise<{ seller: string; agreement: string; run: string }> };

/** What became of every line of a run, as a table. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, agreement, run: id } = await params;
  const desk = await openDesk(seller, agreement, await currentViewer(seller));
  const run = desk && (await activationRun(seller, desk.id, id));
  if (!run) return absent();
  const [t, { rows }] = await Promise.all([
    getTranslations("activations"),
    activationLines(run, lineFilter.parse({}), MOST_MEMBERS),
  ]);
  const head = ["number", "name", "mailbox", "state", "order", "reason"] as const;
  const lines = rows.map((row) => [
    row.number,
    row.name,
    row.address ?? (row.names[0] ? `${row.names[0]}@${run.domain}` : ""),
    t(`states.${row.state}`),
    row.orderCode ?? "",
    row.reason ? t(`why.${row.reason}`) : "",
  ]);
  const table = [head.map((key) => t(`run.${key}`)), ...lines];
  return new Response(csvText(table, true), { headers: csvHeaders("attivazioni") });
}
