import { useTranslations } from "next-intl";
import { ChipNav } from "@/components/ui/chip-nav";
import { REPORTS, type Report } from "@/lib/accounting/period";

/** The reports, each a link of its own. */
export function ReportTabs({ path, report, query }: { path: string; report: Report; query: string }) {
  const t = useTranslations("accounting");
  const chips = REPORTS.map((name) => ({
    href: `${path}?vista=${name}&${query}`,
    label: t(`reports.${name}`),
    current: name === report,
  }));
  return <ChipNav label={t("title")} chips={chips} />;
}
