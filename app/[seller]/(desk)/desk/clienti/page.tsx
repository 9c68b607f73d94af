import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DataTable, RowLink } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { requireStaff } from "@/lib/platform/session";
import { customerFilter } from "@/lib/staff/customer-filter";
import { listCustomers } from "@/lib/staff/queries/customers";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff.customers"))("title") };
}

/** Customers by name, found by any word of it or by how the mail address begins. */
export default async function Customers({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const t = await getTranslations("staff.customers");
  const asked = singles(query);
  const { vista: _, ...given } = asked;
  const filter = customerFilter.parse(given);
  const found = await listCustomers(seller, filter, PAGE_SIZE);
  const path = `/${seller}/desk/clienti`;
  const all = (
    <LinkedButton href={path} variant="outline">
      {t("show-all")}
    </LinkedButton>
  );
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <ViewsOfTable viewer={viewer} list="clienti" params={asked} />
      <SearchBar path={path} params={given} label={t("search")} />
      <DataTable
        name={t("title")}
        {...found}
        rowKey={({ id }) => id}
        path={path}
        params={given}
        page={filter.page}
        pageSize={PAGE_SIZE}
        filters={filter.q ? [{ param: "q", label: filter.q }] : []}
        csvHref={`/${seller}/api/esporta/clienti?${exportQuery(given)}`}
        columns={[
          {
            key: "name",
            label: t("name"),
            sortable: true,
            render: ({ id, name }) => <RowLink href={`${path}/${id}`}>{name}</RowLink>,
          },
          { key: "email", label: t("email"), render: ({ email }) => email },
          { key: "province", label: t("province"), render: ({ province }) => province ?? "–" },
        ]}
        empty={
          <EmptyState title={t(filter.q ? "none" : "empty")} {...(filter.q ? { action: all } : {})}>
            {t(filter.q ? "hint" : "empty-text")}
          </EmptyState>
        }
      />
    </Page>
  );
}
