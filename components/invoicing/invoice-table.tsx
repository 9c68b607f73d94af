import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { StateBadge } from "@/components/ui/state-badge";
import type { InvoiceState } from "@/lib/invoicing/life";
import { InvoiceBadge } from "./invoice-badge";

interface Row {
  id: string;
  /** Null while the number is being given. */
  number: string | null;
  isNote: boolean;
  issuedOn: string;
  orderCode: string;
  totalCents: number;
  state: InvoiceState;
  /** The document, and the file that went to SdI, can be had. */
  ready: boolean;
  hasXml: boolean;
}

/** A customer's invoices and credit notes, each with its documents and how far it came. */
export function InvoiceTable({ rows, path }: { rows: Row[]; path: string }) {
  const t = useTranslations("invoices");
  const waiting = <StateBadge tone="waiting">{t("waiting")}</StateBadge>;
  const columns: Column<Row>[] = [
    {
      key: "number",
      label: t("number"),
      render: ({ number, isNote }) => (number ? `${isNote ? `${t("note")} ` : ""}${number}` : waiting),
    },
    { key: "day", label: t("day"), render: ({ issuedOn }) => <Day value={issuedOn} /> },
    { key: "order", label: t("order"), render: ({ orderCode }) => orderCode },
    { key: "state", label: t("state"), render: ({ state }) => <InvoiceBadge state={state} plain /> },
    {
      key: "total",
      label: t("total"),
      numeric: true,
      render: ({ totalCents, isNote }) => <Money cents={isNote ? -totalCents : totalCents} />,
    },
    { key: "file", label: t("file"), render: (row) => <Files row={row} path={path} /> },
  ];
  const empty = <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>;
  const all = { total: rows.length, page: 1, pageSize: rows.length };
  return (
    <DataTable
      name={t("table")}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      path={path}
      params={{}}
      empty={empty}
      {...all}
    />
  );
}

/** Files, not pages: the router must not try to show them. */
function Files({ row: { id, number, ready, hasXml }, path }: { row: Row; path: string }) {
  const t = useTranslations("invoices");
  if (!number) return null;
  if (!ready) return <StateBadge tone="waiting">{t("waiting")}</StateBadge>;
  return (
    <span>
      <a href={`${path}/${id}/pdf`} download className="row-link" aria-label={t("download-of", { number })}>
        {t("download")}
      </a>
      {hasXml && (
        <>
          {" · "}
          <a href={`${path}/${id}/xml`} download className="row-link" aria-label={t("xml-of", { number })}>
            {t("xml")}
          </a>
        </>
      )}
    </span>
  );
}
