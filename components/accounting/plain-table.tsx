import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";

export interface PlainColumn {
  key: string;
  label: string;
  numeric?: boolean;
}
export interface PlainRow {
  key: string;
  cells: ReactNode[];
}

type Props = { name: string; columns: PlainColumn[]; rows: PlainRow[]; empty: ReactNode; csvHref?: string };

/** Rows that are all there: no pages, no order to choose. */
export function PlainTable({ name, columns, rows, empty, csvHref }: Props) {
  const shown = columns.map(({ key, label, numeric = false }, i) => ({
    key,
    label,
    numeric,
    render: ({ cells }: PlainRow) => cells[i],
  }));
  return (
    <DataTable
      name={name}
      columns={shown}
      rows={rows}
      rowKey={({ key }) => key}
      path=""
      params={{}}
      total={rows.length}
      page={1}
      pageSize={Math.max(1, rows.length)}
      empty={empty}
      {...(csvHref ? { csvHref } : {})}
    />
  );
}
