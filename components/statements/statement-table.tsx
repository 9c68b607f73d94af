import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Money } from "@/components/ui/money";
import { StateBadge } from "@/components/ui/state-badge";
import type { Day as CivilDay } from "@/lib/kernel/day";
import { Period } from "./file-table";

interface Row {
  id: string;
  number: string;
  account: string;
  from: CivilDay | null;
  to: CivilDay | null;
  openingCents: number | null;
  closingCents: number | null;
  totals: string;
  lineCount: number;
  knownCount: number;
}

const cents = (amount: number | null) => (amount === null ? "—" : <Money cents={amount} />);

/** The statements inside a file, with their balances and what of their lines was new. */
export function StatementTable({ rows }: { rows: Row[] }) {
  const t = useTranslations("statements.statement");
  const columns: Column<Row>[] = [
    { key: "number", label: t("number"), render: ({ number }) => number || "—" },
    { key: "account", label: t("account"), render: ({ account }) => account },
    { key: "period", label: t("period"), render: ({ from, to }) => <Period from={from} to={to} /> },
    { key: "opening", label: t("opening"), numeric: true, render: ({ openingCents }) => cents(openingCents) },
    { key: "closing", label: t("closing"), numeric: true, render: ({ closingCents }) => cents(closingCents) },
    {
      key: "totals",
      label: t("totals"),
      render: ({ totals }) => <StateBadge tone={totals === "right" ? "good" : "waiting"}>{t(totals)}</StateBadge>,
    },
    { key: "new", label: t("new"), numeric: true, render: ({ lineCount }) => lineCount },
    { key: "known", label: t("known"), numeric: true, render: ({ knownCount }) => knownCount },
  ];
  const all = { path: "", params: {}, total: rows.length, page: 1, pageSize: Math.max(rows.length, 1) };
  return (
    <DataTable name={t("table")} columns={columns} rows={rows} rowKey={({ id }) => id} empty={t("none")} {...all} />
  );
}
