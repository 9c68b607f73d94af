import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AreaMailboxes } from "@/components/resellers/area-mailboxes";
import { AreaTabs } from "@/components/resellers/area-tabs";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkedButton } from "@/components/ui/linked-button";
import { Money } from "@/components/ui/money";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { WITHIN_DAYS } from "@/lib/mailboxes/filter";
import { prepaidBalance } from "@/lib/payments/queries";
import { resellerFilter } from "@/lib/resellers/filter";
import { areaCounts, areaMailboxes } from "@/lib/resellers/queries/area";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { areaForPage } from "./open-area";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resellers.area"))("title") };
}

/** A reseller's home: money to spend, mailboxes of its customers, those that expire first on top. */
export default async function Reselling({ params, searchParams }: Props) {
  const [{ seller, reseller, account, base }, query] = await Promise.all([areaForPage(params), searchParams]);
  const given = singles(query);
  const filter = resellerFilter.parse(given);
  const [t, counts, money, { rows, total }] = await Promise.all([
    getTranslations("resellers.area"),
    areaCounts(account),
    prepaidBalance(seller, reseller.userId),
    areaMailboxes(account, filter, PAGE_SIZE),
  ]);
  const shown = { q: given.q, within: given.within, page: given.page };
  const filters = [
    ...(filter.q ? [{ param: "q", label: t("found", { q: filter.q }) }] : []),
    ...(filter.within ? [{ param: "within", label: t("within-days", { days: filter.within }) }] : []),
  ];
  const within = WITHIN_DAYS.map((days) => ({ value: String(days), label: t("within-days", { days }) }));
  return (
    <Page width="wide">
      <PageTitle
        lead={t("lead", counts)}
        actions={
          <>
            <LinkedButton href={`/${seller}/conto/versa`} variant="outline">
              {t("top-up")}
            </LinkedButton>
            <LinkedButton href={`/${seller}/acquista`}>{t("buy")}</LinkedButton>
          </>
        }
      >
        {reseller.name}
      </PageTitle>
      <AreaTabs base={base} current="mailboxes" />
      {reseller.state === "suspended" && (
        <Callout kind="warning" title={t("suspended")}>
          {t("suspended-text")}
        </Callout>
      )}
      <DescriptionList
        items={[
          { term: t("balance"), value: <Money cents={money.balanceCents} /> },
          { term: t("spendable"), value: <Money cents={money.spendableCents} /> },
        ]}
      />
      <SearchBar
        path={base}
        params={shown}
        label={t("search")}
        choices={[{ param: "within", label: t("within"), options: [{ value: "", label: t("any-expiry") }, ...within] }]}
      />
      <AreaMailboxes
        {...{ seller, rows, total, filters }}
        path={base}
        params={shown}
        page={filter.page}
        pageSize={PAGE_SIZE}
        csvHref={`${base}/caselle/csv?${exportQuery(shown)}`}
      />
    </Page>
  );
}
