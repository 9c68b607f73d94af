import { useTranslations } from "next-intl";
import css from "./purchase.module.css";

/** What to have at hand before beginning. */
export function Needs() {
  const t = useTranslations("purchase.needs");
  return (
    <>
      <h2 className={css.asideTitle}>{t("title")}</h2>
      <ul className={css.needs}>
        {(["tax-code", "documents", "sign", "time"] as const).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </>
  );
}
