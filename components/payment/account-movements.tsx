import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { dayInRome, instantFromDb } from "@/lib/kernel/day";

export interface MovementLine {
  id: string;
  kind: string;
  at: Date;
  amountCents: number;
  balanceCents: number;
  code: string;
}
type Props = { lines: MovementLine[]; total: number; page: number; pageSize: number; path: string };

/** Movements of a prepaid account, newest first, each with the balance after it. */
export function AccountMovements({ lines, path, ...table }: Props) {
  const t = useTranslations("prepaid.movements");
  const columns: Column<MovementLine>[] = [
    { key: "day", label: t("day"), render: ({ at }) => <Day value={dayInRome(instantFromDb(at))} /> },
    { key: "what", label: t("what"), render: ({ kind, code }) => (t.has(kind) ? t(kind, { code }) : kind) },
    { key: "amount", label: t("amount"), numeric: true, render: ({ amountCents }) => <Money cents={amountCents} /> },
    {
      key: "balance",
      label: t("balance"),
      numeric: true,
      render: ({ balanceCents }) => <Money cents={balanceCents} />,
    },
  ];
  return (
    <DataTable
      name={t("title")}
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
      path={path}
      params={{}}
      empty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
      {...table}
    />
  );
}
