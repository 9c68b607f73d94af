import { useTranslations } from "next-intl";
import { type Column, DataTable, type ListProps, RowLink } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { dayInRome, instantFromDb } from "@/lib/kernel/day";
import { TopUpBadge, type TopUpShown } from "./top-up-badge";

interface Row {
  id: string;
  code: string;
  customer: string;
  method: string;
  shown: TopUpShown;
  amountCents: number;
  receivedCents: number;
  bookedAt: Date;
}

/** Top-ups of all customers, for the staff. */
export function TopUpTable({ path, ...table }: ListProps<Row>) {
  const t = useTranslations("prepaid.desk");
  const methods = useTranslations("payment.methods");
  const columns: Column<Row>[] = [
    { key: "code", label: t("code"), render: ({ id, code }) => <RowLink href={`${path}/${id}`}>{code}</RowLink> },
    { key: "customer", label: t("customer"), render: ({ customer }) => customer },
    { key: "method", label: t("method"), render: ({ method }) => methods(method) },
    { key: "state", label: t("state"), render: ({ shown }) => <TopUpBadge state={shown} /> },
    { key: "asked", label: t("asked"), numeric: true, render: ({ amountCents }) => <Money cents={amountCents} /> },
    {
      key: "received",
      label: t("received"),
      numeric: true,
      render: ({ receivedCents }) => <Money cents={receivedCents} />,
    },
    { key: "booked", label: t("booked"), render: ({ bookedAt }) => <Day value={dayInRome(instantFromDb(bookedAt))} /> },
  ];
  const words = table.filters.length > 0 ? t("empty.found") : t("empty.text");
  return (
    <DataTable
      name={t("table")}
      columns={columns}
      rowKey={({ id }) => id}
      path={path}
      empty={<EmptyState title={t("empty.title")}>{words}</EmptyState>}
      {...table}
    />
  );
}
