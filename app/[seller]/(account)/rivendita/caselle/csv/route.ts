import { getTranslations } from "next-intl/server";
import { formatDay } from "@/lib/kernel/day";
import { absent } from "@/lib/platform/absent";
import { currentViewer } from "@/lib/platform/session";
import { resellerFilter } from "@/lib/resellers/filter";
import { ownReseller } from "@/lib/resellers/queries";
import { eachAreaMailbox } from "@/lib/resellers/queries/area";
import { type CsvRow, csvHeaders, csvStream } from "@/lib/staff/csv-file";
import { singles } from "@/lib/staff/table-params";

type Context = { params: Promise<{ seller: string }> };

/** A reseller's mailboxes as the list shows them, for a spreadsheet. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { seller } = await params;
  const reseller = await ownReseller(await currentViewer(seller));
  if (!reseller) return absent();
  const filter = resellerFilter.parse(singles(Object.fromEntries(new URL(request.url).searchParams)));
  const [t, states] = await Promise.all([getTranslations("resellers.area"), getTranslations("mailboxes.states")]);
  async function* rows(userId: string): AsyncGenerator<CsvRow[]> {
    yield [[t("address"), t("user-code"), t("customer"), t("plan"), t("state"), t("expires")]];
    for await (const some of eachAreaMailbox({ seller, userId }, filter))
      yield some.map(({ address, userCode, customer, planCode, state, expiresOn }) => [
        address,
        userCode ?? "",
        customer,
        planCode,
        states(state),
        expiresOn ? formatDay(expiresOn) : "",
      ]);
  }
  return new Response(csvStream(rows(reseller.userId)), { headers: csvHeaders("caselle") });
}
