"use client";
import { useLocale, useTranslations } from "next-intl";
import { termText } from "@/components/catalogue/term-text";
import { RadioField } from "@/components/ui/form";
import { formatCents } from "@/lib/kernel/money";
import css from "./purchase.module.css";

/** One choice of the list: `value` is "plan/months". */
export interface OfferChoice {
  value: string;
  plan: string;
  /** What the plan is: said once, with its first term. */
  description: string | undefined;
  termMonths: number;
  /** Cents: without VAT, and all that is to be paid, with stamp duty where it is charged. */
  price: { netCents: number; totalCents: number; stampCents: number };
}

/** Plans and terms as one list of cards, prices without and with VAT. */
export function OfferField({ offers }: { offers: OfferChoice[] }) {
  const t = useTranslations("purchase.plan");
  return (
    <div className={css.offers}>
      <RadioField
        name="offer"
        label={t("legend")}
        choices={offers.map(({ value, description, ...offer }) => ({
          value,
          label: <OfferLine {...offer} />,
          ...(description ? { description } : {}),
        }))}
      />
    </div>
  );
}

function OfferLine({ plan, termMonths, price }: Omit<OfferChoice, "value" | "description">) {
  const t = useTranslations("purchase.plan");
  const common = useTranslations("common");
  const locale = useLocale();
  const { netCents, totalCents, stampCents } = price;
  const net = formatCents(netCents, locale);
  const isTaxed = totalCents - stampCents > netCents;
  return (
    <span className={css.offer}>
      <strong>
        {plan}, {termText(common, termMonths)}
      </strong>
      <span className={css.price}>
        {totalCents === 0 ? t("free") : t(isTaxed ? "price" : "price-free", { net })}
        {(isTaxed || stampCents > 0) && (
          <small>{t(stampCents > 0 ? "total-stamp" : "total", { total: formatCents(totalCents, locale) })}</small>
        )}
      </span>
    </span>
  );
}
