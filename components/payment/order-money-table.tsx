import { useTranslations } from "next-intl";
import { type Column, DataTable, type ListProps, RowLink } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import { dayInRome, instantFromDb } from "@/lib/kernel/day";
import type { MoneyStanding } from "@/lib/payments/standing";

interface Row {
  id: string;
  code: string;
  customer: string;
  payBy: string | null;
  standing: MoneyStanding;
  totalCents: number;
  missingCents: number;
  expiresAt: Date | null;
}

const TONES: Record<MoneyStanding, Tone> = {
  waiting: "waiting",
  reported: "waiting",
  partial: "warning",
  begun: "warning",
  paid: "good",
  closed: "neutral",
};

/** How far the money of an order is, in words. */
export function StandingBadge({ standing }: { standing: MoneyStanding }) {
  const t = useTranslations("money.standing");
  return <StateBadge tone={TONES[standing]}>{t(standing)}</StateBadge>;
}

/** Orders whose money is waited for, for the staff. */
export function OrderMoneyTable({ path, ...table }: ListProps<Row>) {
  const t = useTranslations("money.orders");
  const methods = useTranslations("payment.methods");
  const columns: Column<Row>[] = [
    { key: "code", label: t("code"), render: ({ id, code }) => <RowLink href={`${path}/${id}`}>{code}</RowLink> },
    { key: "customer", label: t("customer"), render: ({ customer }) => customer },
    { key: "method", label: t("method"), render: ({ payBy }) => (payBy ? methods(payBy) : "–") },
    { key: "state", label: t("state"), render: ({ standing }) => <StandingBadge standing={standing} /> },
    { key: "total", label: t("total"), numeric: true, render: ({ totalCents }) => <Money cents={totalCents} /> },
    {
      key: "missing",
      label: t("missing"),
      numeric: true,
      render: ({ missingCents }) => <Money cents={missingCents} />,
    },
    {
      key: "until",
      label: t("until"),
      render: ({ expiresAt }) => (expiresAt ? <Day value={dayInRome(instantFromDb(expiresAt))} /> : "–"),
    },
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
