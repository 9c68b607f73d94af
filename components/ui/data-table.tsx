import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Address } from "./address";
import { TableFilters, TablePages } from "./data-table-parts";
import { SortLink, sortState } from "./data-table-sort";
import type { TableParams } from "./table-link";

export type Column<Row> = {
  key: string;
  label: string;
  render: (row: Row) => ReactNode;
  /** Numbers and money stand right-aligned. */
  numeric?: boolean;
  sortable?: boolean;
};

export type TableProps<Row> = {
  /** Names the table for those who hear it. */
  name: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Page's own path and its present search parameters: every link of the table is made from them. */
  path: string;
  params: TableParams;
  total: number;
  page: number;
  pageSize: number;
  /** Filters in force, in words; each can be taken off. */
  filters?: { param: string; label: string }[];
  csvHref?: string;
  /** The search fits more than was looked at: these are the first of them. */
  cut?: boolean | undefined;
  /** What to say and do when there is nothing: an EmptyState. */
  empty: ReactNode;
};

/** What a list's page hands to its table: rows, place, filters. */
export type ListProps<Row> = Required<
  Pick<TableProps<Row>, "rows" | "path" | "params" | "filters" | "total" | "page" | "pageSize" | "csvHref">
>;

/** A table worked on the server: order, filters and page live in the link. On a phone each row becomes a card. */
export function DataTable<Row>({ name, columns, rows, rowKey, empty, cut, ...table }: TableProps<Row>) {
  const t = useTranslations("common.table");
  return (
    <div>
      <TableFilters {...table} />
      {cut && <p>{t("cut")}</p>}
      {rows.length === 0 ? (
        empty
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="table-scroll" aria-label={t("region", { name })} tabIndex={0}>
          {/* Roles spelled out: display: block, which makes cards of the rows, takes the native ones away. */}
          {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
          <table className="table" role="table" aria-label={name}>
            <thead role="rowgroup">
              <tr role="row">
                {columns.map((column) => (
                  <th
                    key={column.key}
                    role="columnheader"
                    scope="col"
                    data-numeric={column.numeric}
                    aria-sort={sortState(column.key, table.params)}
                  >
                    {column.sortable ? (
                      <SortLink column={column} path={table.path} params={table.params} />
                    ) : (
                      column.label
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {rows.map((row) => (
                <tr key={rowKey(row)} role="row">
                  {columns.map((column) => (
                    <td key={column.key} role="cell" data-label={column.label} data-numeric={column.numeric}>
                      {column.render(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
        </section>
      )}
      {rows.length > 0 && <TablePages name={name} {...table} />}
    </div>
  );
}

/** The link of a row's first cell: opens what the row is about. */
export const RowLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="row-link">
    {typeof children === "string" ? <Address>{children}</Address> : children}
  </Link>
);
