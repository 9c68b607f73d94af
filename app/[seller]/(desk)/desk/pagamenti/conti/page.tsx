import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { accountName } from "@/components/payment/account-name";
import { DeskTabs } from "@/components/payment/desk-tabs";
import { type Column, DataTable, RowLink } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { ACCOUNT_KINDS } from "@/lib/accounts/posting";
import { type AccountRow, accountsOf } from "@/lib/accounts/queries/ledger";
import { moneyCounts } from "@/lib/payments/queries/desk";
import { requireStaff } from "@/lib/platform/session";
import { singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("money.ledger"))("title") };
}

/** Every account of the ledger with its balance. */
export default async function Accounts({ params, searchParams }: Props) {
  const { seller } = await params;
  const viewer = await requireStaff(seller, "accounting");
  const asked = singles(await searchParams);
  const { q, tipo, page: wanted } = asked;
  const page = Math.max(1, Math.trunc(Number(wanted)) || 1);
  const kind = ACCOUNT_KINDS.find((known) => known === tipo);
  const [t, methods, found, counts] = await Promise.all([
    getTranslations("money.ledger"),
    getTranslations("payment.methods"),
    accountsOf(seller, { q, kind, page }),
    moneyCounts(seller),
  ]);
  const path = `/${seller}/desk/pagamenti/conti`;
  const kinds = ACCOUNT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }));
  const columns: Column<AccountRow>[] = [
    {
      key: "account",
      label: t("account"),
      render: (row) => <RowLink href={`${path}/${row.id}`}>{accountName(row, t, methods)}</RowLink>,
    },
    { key: "kind", label: t("kind"), render: (row) => t(`kinds.${row.kind}`) },
    {
      key: "balance",
      label: t("balance"),
      numeric: true,
      render: ({ balanceCents }) => <Money cents={balanceCents} />,
    },
    {
      key: "floor",
      label: t("floor"),
      numeric: true,
      render: ({ floorCents }) => (floorCents === null || floorCents === 0 ? "–" : <Money cents={floorCents} />),
    },
  ];
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <DeskTabs seller={seller} here="accounts" counts={counts} />
      <ViewsOfTable viewer={viewer} list="pagamenti/conti" params={asked} />
      <SearchBar
        path={path}
        params={{ q, tipo: kind }}
        label={t("search")}
        choices={[{ param: "tipo", label: t("kind"), options: [{ value: "", label: t("any") }, ...kinds] }]}
      />
      <DataTable
        name={t("title")}
        columns={columns}
        rowKey={({ id }) => id}
        path={path}
        params={{ q, tipo: kind }}
        filters={[
          ...(q ? [{ param: "q", label: q.slice(0, 40) }] : []),
          ...(kind ? [{ param: "tipo", label: t(`kinds.${kind}`) }] : []),
        ]}
        empty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
        {...found}
        page={page}
      />
    </Page>
  );
}
