import { getTranslations } from "next-intl/server";
import { faultsOf } from "@/lib/agreements/exchanges/take-member-file";
import { openDesk } from "@/lib/agreements/queries/desk";
import { memberListOf } from "@/lib/agreements/queries/lists";
import { absent } from "@/lib/platform/absent";
import { currentViewer } from "@/lib/platform/session";
import { csvHeaders, csvText } from "@/lib/staff/csv-file";

type Context = { params: Promise<{ seller: string; agreement: string; list: string }> };

/** The wrong lines of a list with the reason of each, to be put right and loaded again. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, agreement, list: id } = await params;
  const desk = await openDesk(seller, agreement, await currentViewer(seller));
  const list = desk && (await memberListOf(seller, desk.id, id));
  if (!list) return absent();
  const t = await getTranslations("agreements.list");
  const columns = ["number", "lastName", "firstName", "taxCode", "email"] as const;
  const head = [...columns.map((key) => t(`columns.${key}`)), t("line-label"), t("reason")];
  const faults = await faultsOf(seller, list.fileId);
  const rows = faults.map(({ fault, cells }) => [
    ...columns.map((key) => cells[key] ?? ""),
    fault.line,
    t(`why.${fault.code}`, { other: fault.other ?? 0 }),
  ]);
  return new Response(csvText([head, ...rows], true), { headers: csvHeaders("errori") });
}
