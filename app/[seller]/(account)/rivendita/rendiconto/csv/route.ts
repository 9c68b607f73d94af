import { getTranslations } from "next-intl/server";
import { formatDay } from "@/lib/kernel/day";
import { vatOf } from "@/lib/kernel/money";
import { monthAsked } from "@/lib/kernel/month";
import { absent } from "@/lib/platform/absent";
import { today } from "@/lib/platform/clock";
import { currentViewer } from "@/lib/platform/session";
import { ownReseller } from "@/lib/resellers/queries";
import { salesOf } from "@/lib/resellers/queries/statement";
import { csvHeaders, csvText, euros } from "@/lib/staff/csv-file";

type Context = { params: Promise<{ seller: string }> };

/** The lines of a reseller's month: `?mese=2026-11`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { seller } = await params;
  const reseller = await ownReseller(await currentViewer(seller));
  if (!reseller) return absent();
  const month = monthAsked(new URL(request.url).searchParams.get("mese") ?? undefined, today());
  const [t, sales] = await Promise.all([getTranslations("resellers.statement"), salesOf(seller, reseller, month)]);
  const columns = [
    "on",
    "order",
    "customer",
    "kind",
    "mailbox",
    "net",
    "vat",
    "total",
    "margin",
    "commission",
  ] as const;
  const rows = sales.map((sale) => [
    formatDay(sale.on),
    sale.code,
    sale.customer,
    t(`kinds.${sale.kind}`),
    sale.address ?? "",
    euros(sale.netCents),
    euros(sale.vatCents),
    euros(sale.totalCents),
    euros(sale.marginCents),
    euros(vatOf(sale.netCents, sale.commissionBps)),
  ]);
  return new Response(csvText([columns.map((key) => t(key)), ...rows], true), {
    headers: csvHeaders(`rendiconto-${month.text}`),
  });
}
