import { getTranslations } from "next-intl/server";
import { memberFilter } from "@/lib/agreements/filter";
import { MOST_LINES } from "@/lib/agreements/member-list";
import { listMembers, openDesk } from "@/lib/agreements/queries/desk";
import { formatDay } from "@/lib/kernel/day";
import { absent } from "@/lib/platform/absent";
import { currentViewer } from "@/lib/platform/session";
import { csvHeaders, csvText } from "@/lib/staff/csv-file";

type Context = { params: Promise<{ seller: string; agreement: string }> };

/** The members of the filter in the link: `?show=without` are those who have no mailbox yet. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { seller, agreement } = await params;
  const desk = await openDesk(seller, agreement, await currentViewer(seller));
  if (!desk) return absent();
  const filter = memberFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [t, { rows }] = await Promise.all([
    getTranslations("agreements.members"),
    listMembers(seller, desk.id, { ...filter, page: 1 }, MOST_LINES),
  ]);
  const head = (["number", "name", "email", "mailbox", "expires"] as const).map((key) => t(key));
  const lines = rows.map(({ number, name, email, address, expiresOn }) => [
    number,
    name,
    email ?? "",
    address ?? "",
    expiresOn ? formatDay(expiresOn) : "",
  ]);
  return new Response(csvText([head, ...lines], true), { headers: csvHeaders("iscritti") });
}
