import { useTranslations } from "next-intl";
import { type Column, DataTable, RowLink } from "@/components/ui/data-table";
import { Day, Moment } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { StateBadge } from "@/components/ui/state-badge";
import type { Day as CivilDay, Instant } from "@/lib/kernel/day";

export type FileState = "mapping" | "reading" | "loaded" | "failed";
interface Row {
  id: string;
  name: string;
  format: string;
  state: FileState;
  accounts: string[];
  from: CivilDay | null;
  to: CivilDay | null;
  byName: string;
  createdAt: Instant;
  progress: { total: number; todo: number };
}

const TONES = { mapping: "warning", reading: "waiting", loaded: "good", failed: "bad" } as const;

/** The state of a file in words. */
export function FileBadge({ state }: { state: FileState }) {
  const t = useTranslations("statements.file-states");
  return <StateBadge tone={TONES[state]}>{t(state)}</StateBadge>;
}

type Props = { rows: Row[]; path: string; total: number; page: number; pageSize: number };

/** Files of the bank, the newest first. */
export function FileTable({ path, page, ...table }: Props) {
  const t = useTranslations("statements.files");
  const columns: Column<Row>[] = [
    { key: "name", label: t("name"), render: ({ id, name }) => <RowLink href={`${path}/${id}`}>{name}</RowLink> },
    { key: "state", label: t("state"), render: ({ state }) => <FileBadge state={state} /> },
    { key: "account", label: t("account"), render: ({ accounts }) => accounts.join(", ") },
    { key: "period", label: t("period"), render: ({ from, to }) => <Period from={from} to={to} /> },
    { key: "lines", label: t("lines"), numeric: true, render: ({ progress }) => progress.total },
    { key: "todo", label: t("todo"), numeric: true, render: ({ progress }) => progress.todo },
    { key: "at", label: t("at"), render: ({ createdAt }) => <Moment value={createdAt} /> },
    { key: "by", label: t("by"), render: ({ byName }) => byName },
  ];
  return (
    <DataTable
      name={t("table")}
      columns={columns}
      rowKey={({ id }) => id}
      path={path}
      params={{}}
      page={page}
      empty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
      {...table}
    />
  );
}

/** The days a statement is about. */
export function Period({ from, to }: { from: CivilDay | null; to: CivilDay | null }) {
  if (!from || !to) return null;
  return (
    <>
      <Day value={from} /> – <Day value={to} />
    </>
  );
}
