import { isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { absent } from "@/lib/platform/absent";
import { hasRole } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { csvHeaders, csvStream } from "@/lib/staff/csv-file";
import { exportList } from "@/lib/staff/operations/export-list";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { FILES } from "./files";

type Context = { params: Promise<{ seller: string; list: string }> };

/** The rows of a desk list as a file for a spreadsheet: to those who see the list, said in the audit log before it leaves. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { seller, list } = await params;
  const file = Object.hasOwn(FILES, list) ? FILES[list] : undefined;
  const viewer = await currentViewer(seller);
  const actor = actorOf(viewer);
  if (!file || viewer.kind !== "user" || !hasRole(actor, ...file.roles)) return absent();
  const query = singles(Object.fromEntries(new URL(request.url).searchParams));
  const { q: _, ...filters } = query;
  const said = await exportList({ list: file.name, filters: exportQuery(filters).slice(0, 300) }, { seller, actor });
  if (isRefusal(said)) return absent();
  return new Response(csvStream(file.rows(viewer, query)), { headers: csvHeaders(`${list}-${isoDay(today())}`) });
}
