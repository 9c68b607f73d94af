import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Folding } from "./folding";
import { NavLink } from "./nav-link";
import css from "./shell.module.css";

export type MenuEntry = { href: string; label: ReactNode; icon?: ReactNode; exact?: boolean; strong?: boolean };

/** Links of a room: in a row or a column on wide screens, behind a button on a phone. */
export function Menu({ entries, label }: { entries: MenuEntry[]; label: string }) {
  const t = useTranslations("shell");
  return (
    <nav aria-label={label} className={css.nav}>
      <Folding label={t("menu")}>
        <ul className={css.links}>
          {entries.map(({ href, label: text, icon, exact, strong }) => (
            <li key={href}>
              <NavLink href={href} {...(exact ? { exact } : {})} {...(strong ? { strong } : {})}>
                {icon}
                {text}
              </NavLink>
            </li>
          ))}
        </ul>
      </Folding>
    </nav>
  );
}
