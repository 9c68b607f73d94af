import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { StateBadge } from "@/components/ui/state-badge";

interface Row {
  id: string;
  /** Null while the number is being given. */
  number: string | null;
  issuedOn: string;
  orderCode: string;
  totalCents: number;
  /** The document can be had. */
  ready: boolean;
}

/** Invoices, each with its document. */
export function InvoiceTable({ rows, path }: { rows: Row[]; path: string }) {
  const t = useTranslations("invoices");
  const waiting = <StateBadge tone="waiting">{t("waiting")}</StateBadge>;
  const columns: Column<Row>[] = [
    { key: "number", label: t("number"), render: ({ number }) => number ?? waiting },
    { key: "day", label: t("day"), render: ({ issuedOn }) => <Day value={issuedOn} /> },
    { key: "order", label: t("order"), render: ({ orderCode }) => orderCode },
    { key: "total", label: t("total"), numeric: true, render: ({ totalCents }) => <Money cents={totalCents} /> },
    {
      key: "file",
      label: t("file"),
      render: ({ id, number, ready }) =>
        ready && number ? (
          // A file, not a page: the router must not try to show it.
          <a href={`${path}/${id}/pdf`} download className="row-link" aria-label={t("download-of", { number })}>
            {t("download")}
          </a>
        ) : (
          number && waiting
        ),
    },
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
