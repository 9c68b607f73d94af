import { useTranslations } from "next-intl";
import { ChipNav } from "@/components/ui/chip-nav";

const TABS = {
  members: "",
  list: "/elenco",
  activations: "/attivazioni",
  expiries: "/scadenze",
  reminders: "/solleciti",
  statement: "/rendiconto",
  renewal: "/rinnovo",
} as const;

/** The rooms of an agreement's desk. */
export function DeskTabs({ base, current }: { base: string; current: keyof typeof TABS }) {
  const t = useTranslations("agreements.tabs");
  const chips = (Object.keys(TABS) as (keyof typeof TABS)[]).map((tab) => ({
    href: base + TABS[tab],
    label: t(tab),
    current: tab === current,
  }));
  return <ChipNav label={t("label")} chips={chips} />;
}
