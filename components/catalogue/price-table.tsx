import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import type { TermPrice } from "@/lib/catalogue/prices";
import { stampOn } from "@/lib/invoicing/stamp";
import type { Policy } from "@/lib/sellers/policy";
import css from "./catalogue.module.css";
import { termText } from "./term-text";

type Props = { caption: string; terms: TermPrice[]; policy: Pick<Policy, "brand" | "money"> };

/** Every term of a plan with its price: VAT, and stamp duty where any bears it, apart and together. */
export function PriceTable({ caption, terms, policy }: Props) {
  const t = useTranslations("shop.plans");
  const common = useTranslations("common");
  const rows = terms.map((term) => ({ ...term, stampCents: stampOn(policy, term) }));
  const isStamped = rows.some(({ stampCents }) => stampCents > 0);
  return (
    <table className={css.prices}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("term")}</th>
          <th scope="col">{t("net")}</th>
          <th scope="col">{t("vat")}</th>
          {isStamped && <th scope="col">{t("stamp")}</th>}
          <th scope="col">{t("total")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ termMonths, netCents, vatCents, totalCents, stampCents }) => (
          <tr key={termMonths}>
            <th scope="row">{termText(common, termMonths)}</th>
            <td>
              <Money cents={netCents} />
            </td>
            <td>
              <Money cents={vatCents} />
            </td>
            {isStamped && (
              <td>
                <Money cents={stampCents} />
              </td>
            )}
            <td>
              <strong>
                <Money cents={totalCents + stampCents} />
              </strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
