import { useLocale, useTranslations } from "next-intl";
import { LOCALES } from "@/lib/i18n/locales";
import css from "./shell.module.css";

type Props = {
  action: (form: FormData) => Promise<void>;
  /** The page to come back to. */
  back: string;
};

/** Italiano / English as a plain form: works without JavaScript. */
export function LanguageSwitch({ action, back }: Props) {
  const t = useTranslations("shell.language");
  const current = useLocale();
  return (
    <form action={action} className={css.language} aria-label={t("label")}>
      <input type="hidden" name="back" value={back} />
      {LOCALES.map((locale) => (
        <button type="submit" key={locale} name="locale" value={locale} lang={locale} aria-pressed={locale === current}>
          {locale.toUpperCase()}
          <span className="visually-hidden"> – {t(locale)}</span>
        </button>
      ))}
    </form>
  );
}
