import type { ReactNode } from "react";
import { WholeTable } from "@/components/ui/whole-table";

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
    <WholeTable
      name={name}
      columns={shown}
      rows={rows}
      rowKey={({ key }) => key}
      empty={empty}
      {...(csvHref ? { csvHref } : {})}
    />
  );
}
