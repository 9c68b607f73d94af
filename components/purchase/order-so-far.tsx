import { useLocale, useTranslations } from "next-intl";
import { termText } from "@/components/catalogue/term-text";
import { CopyButton } from "@/components/ui/copy-button";
import { Countdown } from "@/components/ui/countdown";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { inLocale } from "@/lib/i18n/locales";
import type { Bilingual } from "@/lib/sellers/policy/common";
import css from "./purchase.module.css";

export interface SoFar {
  plan: Bilingual;
  termMonths: number;
  /** All that is to be paid, stamp duty included; cents. */
  price: { netCents: number; vatCents: number; totalCents: number; stampCents: number } | null;
  holder: string | null;
  /** The address held, with the seconds left by the server's clock. */
  name: { address: string; secondsLeft: number } | null;
  /** Address of this order's own page; null when it is found in the account. */
  resumeUrl: string | null;
}

/** Beside every question: what the order says already, and how to come back to it. */
export function OrderSoFar({ plan, termMonths, price, holder, name, resumeUrl }: SoFar) {
  const t = useTranslations("purchase.so-far");
  const common = useTranslations("common");
  const locale = useLocale();
  return (
    <div className={css.soFar}>
      <h2 className={css.asideTitle}>{t("title")}</h2>
      <DescriptionList
        items={[
          { term: t("plan"), value: inLocale(plan, locale) },
          { term: t("term"), value: termText(common, termMonths) },
          { term: t("holder"), value: holder },
          { term: t("name"), value: name?.address },
          { term: t("held-for"), value: name && <Countdown secondsLeft={name.secondsLeft} /> },
          { term: t("price"), value: price && <Money cents={price.netCents - price.stampCents} /> },
          {
            term: t("stamp"),
            value: price !== null && price.stampCents > 0 ? <Money cents={price.stampCents} /> : null,
          },
          { term: t("vat"), value: price && <Money cents={price.vatCents} /> },
          {
            term: t("total"),
            value: price && (
              <strong>
                <Money cents={price.totalCents} />
              </strong>
            ),
          },
        ]}
      />
      <div className={css.resume}>
        <strong>{t("resume")}</strong>
        <p>{resumeUrl ? t("resume-text") : t("resume-account")}</p>
        {resumeUrl && <CopyButton text={resumeUrl} what={t("link")} />}
      </div>
    </div>
  );
}
