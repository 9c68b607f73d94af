import { IconUsers } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/ui/form";
import type { ViewList } from "@/lib/staff/saved-view";
import css from "./saved-views.module.css";
import { ViewForm, ViewRemoval } from "./view-forms";

interface View {
  id: string;
  name: string;
  query: string;
  shared: boolean;
  /** The colleague whose it is; null: one's own. */
  by: string | null;
  mayRemove: boolean;
}

export interface SavedViewsProps {
  list: ViewList;
  path: string;
  /** What the table's link says now, as views are kept. */
  current: string;
  views: View[];
  mayShare: boolean;
  keep: FormAction;
  remove: FormAction;
}

/** Views of a table by name, the one in force marked; below, the ways to keep what is shown and to take views away. */
export function SavedViews({ list, path, current, views, mayShare, keep, remove }: SavedViewsProps) {
  const t = useTranslations("staff.views");
  const removable = views.filter(({ mayRemove }) => mayRemove);
  if (views.length === 0 && !current) return null;
  return (
    <nav aria-label={t("title")} className={css.views}>
      {views.length > 0 && (
        <ul className="chips">
          {views.map(({ id, name, query, shared, by }) => (
            <li key={id}>
              <Link href={`${path}?${query}`} className="chip" aria-current={query === current ? "true" : undefined}>
                {name}
                {shared && <IconUsers size={14} role="img" aria-label={by ? t("of", { by }) : t("shared")} />}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <details className={css.keep}>
        <summary>{t(removable.length > 0 ? "keep-or-remove" : "keep")}</summary>
        {current && <ViewForm list={list} query={current} mayShare={mayShare} action={keep} />}
        {removable.map(({ id, name }) => (
          <ViewRemoval key={id} view={{ id, name }} action={remove} />
        ))}
      </details>
    </nav>
  );
}
