import { getTranslations } from "next-intl/server";
import { openDesk } from "@/lib/agreements/queries/desk";
import { iniPecRows } from "@/lib/agreements/queries/ini-pec";
import { absent } from "@/lib/platform/absent";
import { currentViewer } from "@/lib/platform/session";
import { csvHeaders, csvText } from "@/lib/staff/csv-file";

type Context = { params: Promise<{ seller: string; agreement: string }> };

/** The addresses the professional order communicates to INI-PEC. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, agreement } = await params;
  const desk = await openDesk(seller, agreement, await currentViewer(seller));
  if (!desk) return absent();
  const [t, rows] = await Promise.all([getTranslations("agreements.ini-pec"), iniPecRows(seller, desk.id)]);
  const head = (["tax-code", "address", "last-name", "first-name", "number", "source"] as const).map((key) => t(key));
  const lines = rows.map(({ taxCode, address, lastName, firstName, number, source }) => [
    taxCode,
    address,
    lastName,
    firstName,
    number ?? "",
    t(`sources.${source}`, { name: desk.name }),
  ]);
  return new Response(csvText([head, ...lines], true), { headers: csvHeaders("ini-pec") });
}
