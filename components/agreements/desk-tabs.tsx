import Link from "next/link";
import { useTranslations } from "next-intl";
import css from "./agreements.module.css";

const TABS = {
  members: "",
  list: "/elenco",
  activations: "/attivazioni",
  expiries: "/scadenze",
  reminders: "/solleciti",
  statement: "/rendiconto",
} as const;

/** The rooms of an agreement's desk. */
export function DeskTabs({ base, current }: { base: string; current: keyof typeof TABS }) {
  const t = useTranslations("agreements.tabs");
  return (
    <nav aria-label={t("label")} className={css.tabs}>
      {(Object.keys(TABS) as (keyof typeof TABS)[]).map((tab) => (
        <Link key={tab} href={base + TABS[tab]} {...(tab === current ? { "aria-current": "page" as const } : {})}>
          {t(tab)}
        </Link>
      ))}
    </nav>
  );
}
