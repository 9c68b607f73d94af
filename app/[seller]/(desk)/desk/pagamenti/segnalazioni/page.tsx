import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeskTabs } from "@/components/payment/desk-tabs";
import { type Column, DataTable, RowLink } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { Page, PageTitle } from "@/components/ui/page";
import { dayInRome, instantFromDb } from "@/lib/kernel/day";
import { moneyCounts, openReports } from "@/lib/payments/queries/desk";
import { requireStaff } from "@/lib/platform/session";
import { singles } from "@/lib/staff/table-params";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Row = Awaited<ReturnType<typeof openReports>>["rows"][number];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("money.reports"))("title") };
}

/** Receipts that nobody has looked at yet, the oldest first. */
export default async function Reports({ params, searchParams }: Props) {
  const { seller } = await params;
  await requireStaff(seller, "accounting", "back-office");
  const page = Math.max(1, Math.trunc(Number(singles(await searchParams).page)) || 1);
  const [t, methods, found, counts] = await Promise.all([
    getTranslations("money.reports"),
    getTranslations("payment.methods"),
    openReports(seller, page),
    moneyCounts(seller),
  ]);
  const base = `/${seller}/desk/pagamenti`;
  const columns: Column<Row>[] = [
    {
      key: "code",
      label: t("code"),
      render: ({ order, orderId, topUp, topUpId }) => (
        <RowLink href={orderId ? `${base}/ordini/${orderId}` : `${base}/${topUpId}`}>
          {order?.code ?? topUp?.code ?? ""}
        </RowLink>
      ),
    },
    { key: "customer", label: t("customer"), render: ({ order }) => order?.holder?.displayName ?? "–" },
    { key: "method", label: t("method"), render: ({ method }) => methods(method) },
    {
      key: "amount",
      label: t("amount"),
      numeric: true,
      render: ({ amountCents }) => (amountCents === null ? "–" : <Money cents={amountCents} />),
    },
    {
      key: "asked",
      label: t("asked"),
      numeric: true,
      render: ({ order, topUp }) => <Money cents={order?.totalCents ?? topUp?.amountCents ?? 0} />,
    },
    { key: "sent", label: t("sent"), render: ({ reportedAt }) => <Day value={dayInRome(instantFromDb(reportedAt))} /> },
  ];
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <DeskTabs seller={seller} here="reports" counts={counts} />
      <DataTable
        name={t("title")}
        columns={columns}
        rowKey={({ id }) => id}
        path={`${base}/segnalazioni`}
        params={{}}
        empty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
        {...found}
        page={page}
      />
    </Page>
  );
}
