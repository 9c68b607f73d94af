import { useLocale, useTranslations } from "next-intl";
import css from "@/components/catalogue/catalogue.module.css";
import { termText } from "@/components/catalogue/term-text";
import { Money } from "@/components/ui/money";
import type { AgreementPrice } from "@/lib/agreements/terms";
import { inLocale } from "@/lib/i18n/locales";
import type { Plan } from "@/lib/sellers/policy/catalogue";

/** What was agreed for each plan and term, without VAT, and who bears how much of it. */
export function PriceList({ prices, plans }: { prices: readonly AgreementPrice[]; plans: readonly Plan[] }) {
  const t = useTranslations("agreements.form");
  const common = useTranslations("common");
  const locale = useLocale();
  const nameOf = (code: string) => {
    const plan = plans.find((each) => each.code === code);
    return plan ? inLocale(plan.name, locale) : code;
  };
  return (
    <table className={css.prices}>
      <caption>{t("prices")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("what")}</th>
          <th scope="col">{t("amount")}</th>
          <th scope="col">{t("of-order")}</th>
        </tr>
      </thead>
      <tbody>
        {prices.map(({ plan, act, termMonths, amountCents, orderCents }) => (
          <tr key={`${plan}/${act}/${termMonths}`}>
            <th scope="row">{`${nameOf(plan)}, ${t(act)}, ${termText(common, termMonths)}`}</th>
            <td>
              <Money cents={amountCents} />
            </td>
            <td>
              <Money cents={orderCents} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
