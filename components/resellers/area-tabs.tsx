import Link from "next/link";
import { useTranslations } from "next-intl";
import css from "@/components/agreements/agreements.module.css";

const TABS = { mailboxes: "", customers: "/clienti", statement: "/rendiconto" } as const;

/** The rooms of a reseller's area. */
export function AreaTabs({ base, current }: { base: string; current: keyof typeof TABS }) {
  const t = useTranslations("resellers.tabs");
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
