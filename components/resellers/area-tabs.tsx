import { useTranslations } from "next-intl";
import { ChipNav } from "@/components/ui/chip-nav";

const TABS = { mailboxes: "", customers: "/clienti", requests: "/richieste", statement: "/rendiconto" } as const;

/** The rooms of a reseller's area. */
export function AreaTabs({ base, current }: { base: string; current: keyof typeof TABS }) {
  const t = useTranslations("resellers.tabs");
  const chips = (Object.keys(TABS) as (keyof typeof TABS)[]).map((tab) => ({
    href: base + TABS[tab],
    label: t(tab),
    current: tab === current,
  }));
  return <ChipNav label={t("label")} chips={chips} />;
}
