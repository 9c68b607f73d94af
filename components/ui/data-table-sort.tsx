import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { sortOf, type TableParams, tableLink } from "./table-link";

export function sortState(column: string, params: TableParams): "ascending" | "descending" | undefined {
  const sort = sortOf(params);
  if (sort?.column !== column) return undefined;
  return sort.descending ? "descending" : "ascending";
}

/** A column's name as a link that orders by it; again turns the order round. */
export function SortLink({
  column,
  path,
  params,
}: {
  column: { key: string; label: string };
  path: string;
  params: TableParams;
}) {
  const t = useTranslations("common.table");
  const state = sortState(column.key, params);
  const turn = state === "ascending";
  const Icon = state === "ascending" ? IconArrowUp : state === "descending" ? IconArrowDown : IconArrowsSort;
  const href = tableLink(path, params, { sort: turn ? `-${column.key}` : column.key });
  return (
    <Link href={href} className="sort-link" title={t(turn ? "sort-down" : "sort-up", { column: column.label })}>
      {column.label} <Icon size={14} aria-hidden />
    </Link>
  );
}
