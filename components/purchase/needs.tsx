import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import css from "./purchase.module.css";

/** What to have at hand before beginning. */
export function Needs() {
  const t = useTranslations("purchase.needs");
  return (
    <Callout title={t("title")}>
      <ul className={css.needs}>
        {(["tax-code", "documents", "sign", "time"] as const).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </Callout>
  );
}
