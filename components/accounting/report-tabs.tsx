import Link from "next/link";
import { useTranslations } from "next-intl";
import { REPORTS, type Report } from "@/lib/accounting/period";

/** The reports, each a link of its own. */
export function ReportTabs({ path, report, query }: { path: string; report: Report; query: string }) {
  const t = useTranslations("accounting");
  return (
    <nav aria-label={t("title")}>
      <ul className="chips">
        {REPORTS.map((name) => (
          <li key={name}>
            <Link
              href={`${path}?vista=${name}&${query}`}
              className="chip"
              aria-current={name === report ? "page" : undefined}
            >
              {t(`reports.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
