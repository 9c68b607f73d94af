import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DeskTabs } from "@/components/payment/desk-tabs";
import { TopUpTable } from "@/components/payment/top-up-table";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { searchTopUps, shownState } from "@/lib/accounts/queries";
import { moneyCounts } from "@/lib/payments/queries/desk";
import { requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prepaid.desk"))("title") };
}

const STATES = ["booked", "credited", "expired", "cancelled"] as const;

/** Top-ups as the staff work them off: those that wait first, found by code as banks mangle it. */
export default async function Payments({ params, searchParams }: Props) {
  const { seller } = await params;
  const viewer = await requireStaff(seller, "accounting", "back-office");
  const [t, policy, query] = await Promise.all([getTranslations("prepaid"), policyOf(seller), searchParams]);
  if (!policy) notFound();
  const asked = singles(query);
  const { q, state } = asked;
  const page = Math.max(1, Math.trunc(Number(asked.page)) || 1);
  const found = await searchTopUps(seller, policy.money.codes.topUp, { q, state, page });
  const path = `/${seller}/desk/pagamenti`;
  const options = STATES.map((value) => ({ value, label: t(`states.${value}`) }));
  const known = options.find(({ value }) => value === state);
  const filters = [
    ...(q ? [{ param: "q", label: q.slice(0, 40) }] : []),
    ...(known ? [{ param: "state", label: known.label }] : []),
  ];
  return (
    <Page width="wide">
      <PageTitle lead={t("desk.lead")}>{t("desk.title")}</PageTitle>
      <DeskTabs seller={seller} here="topUps" counts={await moneyCounts(seller)} />
      <ViewsOfTable viewer={viewer} list="pagamenti" params={asked} />
      <SearchBar
        path={path}
        params={{ q, state }}
        label={t("desk.search")}
        placeholder={t("desk.search-note")}
        choices={[
          { param: "state", label: t("desk.state"), options: [{ value: "", label: t("desk.any") }, ...options] },
        ]}
      />
      <TopUpTable
        rows={found.rows.map((row) => ({ ...row, shown: shownState(row) }))}
        {...{ path, filters, page }}
        csvHref={`/${seller}/api/esporta/pagamenti?${exportQuery({ q, state })}`}
        params={{ q, state }}
        total={found.total}
        pageSize={found.pageSize}
      />
    </Page>
  );
}
