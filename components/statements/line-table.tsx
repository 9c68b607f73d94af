import { useTranslations } from "next-intl";
import { type Column, DataTable, type ListProps, RowLink } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { StateBadge } from "@/components/ui/state-badge";
import type { Day as CivilDay } from "@/lib/kernel/day";

export type LineShownState = "staged" | "new" | "open" | "applied" | "classified";
interface Row {
  id: string;
  bookedOn: CivilDay;
  amountCents: number;
  leftCents: number;
  payer: string;
  text: string;
  state: LineShownState;
  score: number;
  best: { code: string } | null;
}

const TONES = { staged: "neutral", new: "waiting", open: "warning", applied: "good", classified: "good" } as const;

/** The state of a line in words; part of it may be matched already. */
export function LineBadge({ state, part }: { state: LineShownState; part: boolean }) {
  const t = useTranslations("statements.line-states");
  return <StateBadge tone={TONES[state]}>{t(state === "open" && part ? "part" : state)}</StateBadge>;
}

type Props = ListProps<Row> & {
  csvHref: string;
  /** The filter as a query, for the link of each line. */
  query: string;
};

/** Lines of the bank's statements; each opens its matching. */
export function LineTable({ path, query, ...table }: Props) {
  const t = useTranslations("statements.lines");
  const href = (id: string) => `${path}/${id}${query ? `?${query}` : ""}`;
  const columns: Column<Row>[] = [
    {
      key: "booked",
      label: t("day"),
      sortable: true,
      render: ({ id, bookedOn }) => (
        <RowLink href={href(id)}>
          <Day value={bookedOn} />
        </RowLink>
      ),
    },
    { key: "payer", label: t("payer"), render: ({ payer }) => payer || "—" },
    { key: "text", label: t("text"), render: ({ text }) => text.slice(0, 110) },
    {
      key: "state",
      label: t("state"),
      render: ({ state, leftCents, amountCents }) => <LineBadge state={state} part={leftCents !== amountCents} />,
    },
    {
      key: "score",
      label: t("best"),
      sortable: true,
      render: ({ best, score, state }) => (state === "open" && best ? `${best.code || t("class")} · ${score}` : ""),
    },
    {
      key: "amount",
      label: t("amount"),
      numeric: true,
      sortable: true,
      render: ({ amountCents }) => <Money cents={amountCents} />,
    },
    { key: "left", label: t("left"), numeric: true, render: ({ leftCents }) => <Money cents={leftCents} /> },
  ];
  const filtered = table.filters.length > 0;
  return (
    <DataTable
      name={t("table")}
      columns={columns}
      rowKey={({ id }) => id}
      path={path}
      empty={
        <EmptyState title={t(filtered ? "none.title" : "empty.title")}>
          {t(filtered ? "none.text" : "empty.text")}
        </EmptyState>
      }
      {...table}
    />
  );
}
