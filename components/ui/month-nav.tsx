import { useTranslations } from "next-intl";
import { addMonths, type Day } from "@/lib/kernel/day";
import { ChipNav } from "./chip-nav";

/** From a month (its first day) to the one before and the one after, in the parameter `mese`. */
export function MonthNav({ path, month }: { path: string; month: Day }) {
  const t = useTranslations("common.month-nav");
  const to = (by: number) => `${path}?mese=${addMonths(month, by).toString().slice(0, 7)}`;
  return (
    <ChipNav
      label={t("label")}
      chips={[
        { href: to(-1), label: t("before"), current: false },
        { href: to(1), label: t("after"), current: false },
      ]}
    />
  );
}
