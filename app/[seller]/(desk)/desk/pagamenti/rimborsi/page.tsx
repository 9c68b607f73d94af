import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeskTabs } from "@/components/payment/desk-tabs";
import { RefundBadge } from "@/components/payment/refund-badge";
import { type Column, DataTable, RowLink } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { dayInRome, instantFromDb } from "@/lib/kernel/day";
import { moneyCounts } from "@/lib/payments/queries/desk";
import { refundsForStaff, type ShownRefund } from "@/lib/payments/queries/refunds";
import { REFUND_LIFE, type RefundState } from "@/lib/payments/refund";
import { requireStaff } from "@/lib/platform/session";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("money.refunds"))("title") };
}

const STATES = Object.keys(REFUND_LIFE) as RefundState[];

/** Money given back: what waits for a second person, what is on its way, what was done. */
export default async function Refunds({ params, searchParams }: Props) {
  const { seller } = await params;
  const viewer = await requireStaff(seller, "accounting", "back-office");
  const asked = singles(await searchParams);
  const page = Math.max(1, Math.trunc(Number(asked.page)) || 1);
  const state = STATES.find((known) => known === asked.state);
  const [t, methods, found, counts] = await Promise.all([
    getTranslations("money.refunds"),
    getTranslations("payment.methods"),
    refundsForStaff(seller, { state, page }),
    moneyCounts(seller),
  ]);
  const path = `/${seller}/desk/pagamenti/rimborsi`;
  const options = STATES.map((value) => ({ value, label: t(`states.${value}`) }));
  const columns: Column<ShownRefund>[] = [
    {
      key: "code",
      label: t("code"),
      render: ({ id, code }) => <RowLink href={`${path}/${id}`}>{code || t("balance")}</RowLink>,
    },
    { key: "customer", label: t("customer"), render: ({ customer }) => customer },
    { key: "amount", label: t("amount"), numeric: true, render: ({ amountCents }) => <Money cents={amountCents} /> },
    { key: "method", label: t("method"), render: ({ method }) => methods(method) },
    { key: "state", label: t("state"), render: (row) => <RefundBadge state={row.state} /> },
    { key: "asked", label: t("asked"), render: ({ askedAt }) => <Day value={dayInRome(instantFromDb(askedAt))} /> },
    { key: "by", label: t("by"), render: ({ askedByName }) => askedByName },
  ];
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <DeskTabs seller={seller} here="refunds" counts={counts} />
      <ViewsOfTable viewer={viewer} list="pagamenti/rimborsi" params={asked} />
      <SearchBar
        path={path}
        params={{ state }}
        label={t("search")}
        choices={[{ param: "state", label: t("state"), options: [{ value: "", label: t("any") }, ...options] }]}
      />
      <DataTable
        name={t("title")}
        columns={columns}
        rowKey={({ id }) => id}
        path={path}
        params={{ state }}
        csvHref={`/${seller}/api/esporta/rimborsi?${exportQuery({ state })}`}
        filters={state ? [{ param: "state", label: t(`states.${state}`) }] : []}
        empty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
        {...found}
        page={page}
      />
    </Page>
  );
}
