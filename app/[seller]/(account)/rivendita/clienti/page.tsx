import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AreaTabs } from "@/components/resellers/area-tabs";
import { DataTable, RowLink } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { resellerFilter } from "@/lib/resellers/filter";
import { areaCustomers } from "@/lib/resellers/queries/area";
import { singles } from "@/lib/staff/table-params";
import { areaForPage } from "../open-area";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resellers.customers"))("title") };
}

/** A reseller's own customers. */
export default async function Customers({ params, searchParams }: Props) {
  const [{ account, base }, query] = await Promise.all([areaForPage(params), searchParams]);
  const given = singles(query);
  const filter = resellerFilter.parse(given);
  const [t, { rows, total }] = await Promise.all([
    getTranslations("resellers.customers"),
    areaCustomers(account, filter, PAGE_SIZE),
  ]);
  const path = `${base}/clienti`;
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <AreaTabs base={base} current="customers" />
      <SearchBar path={path} params={{ q: given.q }} label={t("search")} />
      <DataTable
        name={t("title")}
        rows={rows}
        rowKey={({ id }) => id}
        path={path}
        params={{ q: given.q, page: given.page }}
        total={total}
        page={filter.page}
        pageSize={PAGE_SIZE}
        columns={[
          { key: "name", label: t("name"), render: ({ id, name }) => <RowLink href={`${path}/${id}`}>{name}</RowLink> },
          { key: "email", label: t("email"), render: ({ email }) => email },
          { key: "province", label: t("province"), render: ({ province }) => province ?? "–" },
          { key: "mailboxes", label: t("mailboxes"), numeric: true, render: ({ mailboxes }) => mailboxes },
          {
            key: "next",
            label: t("next"),
            numeric: true,
            render: ({ nextExpiry }) => (nextExpiry ? <Day value={nextExpiry} /> : "–"),
          },
        ]}
        empty={<EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
      />
    </Page>
  );
}
