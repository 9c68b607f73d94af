import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvoiceBadge } from "@/components/invoicing/invoice-badge";
import { DataTable, RowLink } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Money } from "@/components/ui/money";
import { Page, PageTitle } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { INVOICE_KINDS, INVOICE_STATES, invoiceFilter } from "@/lib/invoicing/filter";
import { type InvoiceRow, listInvoices } from "@/lib/invoicing/queries/desk";
import type { PageOf } from "@/lib/kernel/pages";
import { requireStaff } from "@/lib/platform/session";
import { exportQuery, singles } from "@/lib/staff/table-params";
import { ViewsOfTable } from "../viste/views-of-table";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices.desk"))("title") };
}

/** Invoices and credit notes for the accounting, by state: what SdI rejected is found in one step. */
export default async function DeskInvoices({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  const viewer = await requireStaff(seller, "accounting", "back-office");
  const t = await getTranslations("invoices");
  const asked = singles(query);
  const { vista: _, ...given } = asked;
  const filter = invoiceFilter.parse(given);
  const found = await listInvoices(seller, filter, PAGE_SIZE);
  const path = `/${seller}/desk/fatture`;
  const filters = [
    ...(filter.q ? [{ param: "q", label: filter.q.slice(0, 40) }] : []),
    ...(filter.state ? [{ param: "state", label: t(`states.${filter.state}`) }] : []),
    ...(filter.kind ? [{ param: "kind", label: t(`desk.kinds.${filter.kind}`) }] : []),
  ];
  const any = { value: "", label: t("desk.any") };
  return (
    <Page width="wide">
      <PageTitle lead={t("desk.lead")}>{t("desk.title")}</PageTitle>
      <ViewsOfTable viewer={viewer} list="fatture" params={asked} />
      <SearchBar
        path={path}
        params={given}
        label={t("desk.search")}
        placeholder={t("desk.search-note")}
        choices={[
          {
            param: "state",
            label: t("state"),
            options: [any, ...INVOICE_STATES.map((value) => ({ value, label: t(`states.${value}`) }))],
          },
          {
            param: "kind",
            label: t("desk.kind"),
            options: [any, ...INVOICE_KINDS.map((value) => ({ value, label: t(`desk.kinds.${value}`) }))],
          },
        ]}
      />
      <List
        {...{ path, given, filters, found }}
        page={filter.page}
        csvHref={`/${seller}/api/esporta/fatture?${exportQuery(given)}`}
      />
    </Page>
  );
}

type ListProps = {
  path: string;
  given: Record<string, string>;
  filters: { param: string; label: string }[];
  found: PageOf<InvoiceRow>;
  page: number;
  csvHref: string;
};

async function List({ path, given, filters, found, page, csvHref }: ListProps) {
  const t = await getTranslations("invoices");
  const all = (
    <LinkedButton href={path} variant="outline">
      {t("desk.show-all")}
    </LinkedButton>
  );
  const empty = filters.length > 0 ? "desk.none-found" : "desk.none";
  return (
    <DataTable
      name={t("desk.title")}
      rows={found.rows}
      rowKey={({ id }) => id}
      {...{ path, page, filters, csvHref }}
      params={given}
      total={found.total}
      cut={found.cut}
      pageSize={PAGE_SIZE}
      columns={[
        {
          key: "number",
          label: t("number"),
          render: ({ id, number, kind }) => (
            <RowLink href={`${path}/${id}`}>
              {kind === "credit-note" ? `${t("note")} ` : ""}
              {number ?? t("desk.unnumbered")}
            </RowLink>
          ),
        },
        { key: "customer", label: t("desk.customer"), render: ({ customer }) => customer || "–" },
        { key: "order", label: t("order"), render: ({ orderCode }) => orderCode },
        { key: "state", label: t("state"), render: ({ state }) => <InvoiceBadge state={state} /> },
        { key: "by", label: t("desk.resend-by"), render: ({ resendBy }) => (resendBy ? <Day value={resendBy} /> : "") },
        {
          key: "issued",
          label: t("day"),
          sortable: true,
          numeric: true,
          render: ({ issuedOn }) => <Day value={issuedOn} />,
        },
        {
          key: "total",
          label: t("total"),
          sortable: true,
          numeric: true,
          render: ({ totalCents, kind }) => <Money cents={kind === "credit-note" ? -totalCents : totalCents} />,
        },
      ]}
      empty={
        <EmptyState title={t(`${empty}.title`)} {...(filters.length > 0 ? { action: all } : {})}>
          {t(`${empty}.text`)}
        </EmptyState>
      }
    />
  );
}
