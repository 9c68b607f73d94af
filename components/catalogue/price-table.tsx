import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import type { TermPrice } from "@/lib/catalogue/prices";
import css from "./catalogue.module.css";
import { termText } from "./term-text";

/** Every term of a plan with its price, VAT apart and together. */
export function PriceTable({ caption, terms }: { caption: string; terms: TermPrice[] }) {
  const t = useTranslations("shop.plans");
  const common = useTranslations("common");
  return (
    <table className={css.prices}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("term")}</th>
          <th scope="col">{t("net")}</th>
          <th scope="col">{t("vat")}</th>
          <th scope="col">{t("total")}</th>
        </tr>
      </thead>
      <tbody>
        {terms.map(({ termMonths, netCents, vatCents, totalCents }) => (
          <tr key={termMonths}>
            <th scope="row">{termText(common, termMonths)}</th>
            <td>
              <Money cents={netCents} />
            </td>
            <td>
              <Money cents={vatCents} />
            </td>
            <td>
              <strong>
                <Money cents={totalCents} />
              </strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
