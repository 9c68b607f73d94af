import { useLocale, useTranslations } from "next-intl";
import { inLocale } from "@/lib/i18n/locales";
import type { Policy } from "@/lib/sellers/policy";

/** What is accepted by ordering, one click away beside the button that orders. */
export function TermsNote({ seller, terms }: { seller: string; terms: Policy["identity"]["terms"] }) {
  const t = useTranslations("purchase.terms");
  const common = useTranslations("common");
  const locale = useLocale();
  return (
    <section aria-label={t("label")}>
      <p>{t("text")}</p>
      <ul>
        {terms.map(({ code, title, version }) => (
          <li key={code}>
            <a href={`/${seller}/condizioni/${code}`} target="_blank" rel="noreferrer">
              {inLocale(title, locale)}
              <span className="visually-hidden"> ({common("new-window")})</span>
            </a>{" "}
            ({t("version", { version })})
          </li>
        ))}
      </ul>
    </section>
  );
}
