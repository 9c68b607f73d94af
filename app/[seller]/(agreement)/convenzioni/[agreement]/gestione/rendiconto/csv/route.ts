import { getTranslations } from "next-intl/server";
import { openDesk } from "@/lib/agreements/queries/desk";
import { statementRows } from "@/lib/agreements/queries/statement";
import { formatDay } from "@/lib/kernel/day";
import { monthAsked } from "@/lib/kernel/month";
import { absent } from "@/lib/platform/absent";
import { today } from "@/lib/platform/clock";
import { currentViewer } from "@/lib/platform/session";
import { csvHeaders, csvText, euros } from "@/lib/staff/csv-file";

type Context = { params: Promise<{ seller: string; agreement: string }> };

/** The lines of a month's statement: `?mese=2026-11`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { seller, agreement } = await params;
  const desk = await openDesk(seller, agreement, await currentViewer(seller));
  if (!desk) return absent();
  const month = monthAsked(new URL(request.url).searchParams.get("mese") ?? undefined, today());
  const [t, lines] = await Promise.all([
    getTranslations("agreements.statement"),
    statementRows(seller, desk.id, month),
  ]);
  const head = (["on", "order", "name", "kind", "mailbox", "member", "share", "prepaid"] as const).map((key) => t(key));
  const rows = lines.map(({ on, code, name, kind, address, memberCents, shareCents, prepaidCents }) => [
    formatDay(on),
    code,
    name,
    t(`kinds.${kind}`),
    address ?? "",
    euros(memberCents),
    euros(shareCents),
    euros(prepaidCents),
  ]);
  return new Response(csvText([head, ...rows], true), { headers: csvHeaders(`rendiconto-${month.text}`) });
}
