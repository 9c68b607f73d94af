import { getTranslations } from "next-intl/server";
import { expiryFilter } from "@/lib/agreements/filter";
import { openDesk } from "@/lib/agreements/queries/desk";
import { agreementMailboxes } from "@/lib/agreements/queries/expiries";
import { formatDay } from "@/lib/kernel/day";
import { absent } from "@/lib/platform/absent";
import { currentViewer } from "@/lib/platform/session";
import { csvHeaders, csvText } from "@/lib/staff/csv-file";

type Context = { params: Promise<{ seller: string; agreement: string }> };

/** The expiries of the filter in the link, all of them. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { seller, agreement } = await params;
  const desk = await openDesk(seller, agreement, await currentViewer(seller));
  if (!desk) return absent();
  const filter = expiryFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [t, states, { rows }] = await Promise.all([
    getTranslations("agreements.expiries"),
    getTranslations("mailboxes.states"),
    agreementMailboxes(seller, desk.id, filter, null),
  ]);
  const head = (["number", "name", "mailbox", "state", "expires"] as const).map((key) => t(key));
  const lines = rows.map(({ number, name, address, state, expiresOn }) => [
    number ?? "",
    name,
    address,
    states(state),
    expiresOn ? formatDay(expiresOn) : "",
  ]);
  return new Response(csvText([head, ...lines], true), { headers: csvHeaders("scadenze") });
}
