import { IconDownload, IconX } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { COUNTED } from "@/lib/kernel/pages";
import { type TableParams, tableLink } from "./table-link";

type Filters = { path: string; params: TableParams; filters?: { param: string; label: string }[]; csvHref?: string };

/** The filters in force as chips that can be taken off, and the way to the same rows as a file. */
export function TableFilters({ path, params, filters = [], csvHref }: Filters) {
  const t = useTranslations("common.table");
  if (filters.length === 0 && !csvHref) return null;
  const none = Object.fromEntries(filters.map(({ param }) => [param, undefined]));
  return (
    <div className="table-bar">
      {filters.length > 0 && (
        <ul className="chips" aria-label={t("filters")}>
          {filters.map(({ param, label }) => (
            <li key={param}>
              <Link
                href={tableLink(path, params, { [param]: undefined })}
                className="chip"
                aria-label={t("remove-filter", { filter: label })}
              >
                {label} <IconX size={14} aria-hidden />
              </Link>
            </li>
          ))}
          {filters.length > 1 && (
            <li>
              <Link href={tableLink(path, params, none)}>{t("clear-filters")}</Link>
            </li>
          )}
        </ul>
      )}
      {csvHref && (
        // A file, not a page: the router must not try to show it.
        <a href={csvHref} className="csv-link" download>
          <IconDownload size={16} aria-hidden /> {t("csv")}
        </a>
      )}
    </div>
  );
}

type Pages = { name: string; path: string; params: TableParams; total: number; page: number; pageSize: number };

/** How many rows there are; where that is more than a page, which are shown, and the way to those before and after. */
export function TablePages({ name, path, params, total, page, pageSize }: Pages) {
  const t = useTranslations("common.table");
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  const at = (number: number) => tableLink(path, params, { page: number > 1 ? String(number) : undefined });
  if (page === 1 && to === total) return <p className="table-pages figure">{t("all", { total })}</p>;
  return (
    <nav className="table-pages" aria-label={t("pages", { name })}>
      <span className="figure">
        {total > COUNTED ? t("range-of-more", { from, to, most: COUNTED }) : t("range", { from, to, total })}
      </span>
      {page > 1 && (
        <Link href={at(page - 1)} rel="prev">
          {t("previous")}
        </Link>
      )}
      {to < Math.min(total, COUNTED) && (
        <Link href={at(page + 1)} rel="next">
          {t("next")}
        </Link>
      )}
    </nav>
  );
}
