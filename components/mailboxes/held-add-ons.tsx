import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { inLocale } from "@/lib/i18n/locales";
import type { Extras, Held } from "@/lib/mailboxes/extras";
import type { AddOn } from "@/lib/sellers/policy/add-ons";
import { spaceText } from "./space-text";

type Props = {
  held: Held[];
  extras: Extras;
  /** Megabytes and sends used, where the provider tells. */
  usage: { inboxMb: number; archiveMb: number; sends: number | null } | null;
  addOns: readonly Pick<AddOn, "code" | "name">[];
};

/** Their sums stand above already: only what is on its way is worth a line of its own. */
const SUMMED: readonly string[] = ["watched-mailboxes", "lite-mailboxes"];

/** What a mailbox has: its space with what is used of it, and the services added to it. */
export function HeldAddOns({ held, extras, usage, addOns }: Props) {
  const t = useTranslations("mailboxes.add-ons");
  const single = held.filter(({ unit, state }) => state === "ordered" || !SUMMED.includes(unit));
  const locale = useLocale();
  const space = (gb: number, usedMb: number | undefined) => spaceText(t, locale, { gb, usedMb });
  const used = usage?.sends ?? null;
  const sends = extras.sends === null || used === null ? extras.sends : t("sends-used", { used, total: extras.sends });
  const nameOf = (code: string) => {
    const found = addOns.find((each) => each.code === code);
    return found ? inLocale(found.name, locale) : code;
  };
  return (
    <DescriptionList
      items={[
        { term: t("inbox"), value: space(extras.inboxGb, usage?.inboxMb) },
        { term: t("archive"), value: space(extras.archiveGb, usage?.archiveMb) },
        { term: t("sends"), value: sends },
        { term: t("watched"), value: extras.watched || null },
        { term: t("lite"), value: extras.lite || null },
        ...single.map(({ code, units, unit, state }, i) => ({
          term: `${nameOf(code)}${single.findIndex((each) => each.code === code) === i ? "" : ` (${i + 1})`}`,
          value: `${unit === "switch" ? t("on") : t(`units.${unit}`, { units })}${state === "ordered" ? ` – ${t("on-its-way")}` : ""}`,
        })),
      ]}
    />
  );
}
