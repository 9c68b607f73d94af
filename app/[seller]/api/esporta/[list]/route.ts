import { getTranslations } from "next-intl/server";
import { formatDay, formatInstant, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { mailboxFilter } from "@/lib/mailboxes/filter";
import { eachMailbox } from "@/lib/mailboxes/queries/lists";
import { orderFilter } from "@/lib/orders/filter";
import { eachOrder } from "@/lib/orders/queries/desk";
import { absent } from "@/lib/platform/absent";
import { today } from "@/lib/platform/clock";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { type CsvRow, csvHeaders, csvStream, euros } from "@/lib/staff/csv-file";
import { exportList } from "@/lib/staff/operations/export-list";
import { exportQuery, singles } from "@/lib/staff/table-params";

type Context = { params: Promise<{ seller: string; list: string }> };
const LISTS = { caselle: "mailboxes", ordini: "orders" } as const;

/** The rows of a desk list as a file for a spreadsheet: to the staff only, said in the audit log before it leaves. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { seller, list } = await params;
  if (!Object.hasOwn(LISTS, list)) return absent();
  const name = LISTS[list as keyof typeof LISTS];
  const query = singles(Object.fromEntries(new URL(request.url).searchParams));
  const actor = actorOf(await currentViewer(seller));
  const { q: _, ...filters } = query;
  const said = await exportList({ list: name, filters: exportQuery(filters).slice(0, 300) }, { seller, actor });
  if (isRefusal(said)) return absent();
  const rows = name === "mailboxes" ? mailboxRows(seller, query) : orderRows(seller, query);
  return new Response(csvStream(rows), { headers: csvHeaders(`${list}-${isoDay(today())}`) });
}

async function* mailboxRows(seller: string, query: Record<string, string>): AsyncGenerator<CsvRow[]> {
  const [t, states] = await Promise.all([getTranslations("desk.mailboxes"), getTranslations("mailboxes.states")]);
  yield [[t("address"), t("user-code"), t("holder"), t("province"), t("plan"), t("state"), t("expiry")]];
  for await (const rows of eachMailbox(seller, mailboxFilter.parse(query)))
    yield rows.map((row) => [
      row.address,
      row.userCode ?? "",
      row.holder,
      row.province ?? "",
      row.planCode,
      states(row.state),
      row.expiresOn ? formatDay(row.expiresOn) : "",
    ]);
}

async function* orderRows(seller: string, query: Record<string, string>): AsyncGenerator<CsvRow[]> {
  const [t, words] = await Promise.all([getTranslations("desk.orders"), getTranslations("mailboxes")]);
  yield [[t("code"), t("kind"), t("holder"), t("channel"), t("state"), t("created"), t("total")]];
  for await (const rows of eachOrder(seller, orderFilter.parse(query)))
    yield rows.map((row) => [
      row.code,
      words(`orders.kinds.${row.kind}`),
      row.holder,
      t(`channels.${row.channel}`),
      words(`order-states.${row.state}`),
      formatInstant(row.createdAt),
      euros(row.totalCents),
    ]);
}
