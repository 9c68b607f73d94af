"use client";
import { useTranslations } from "next-intl";
import { termText } from "@/components/catalogue/term-text";
import { HiddenField, TextField } from "@/components/ui/form";
import css from "./agreements.module.css";

export interface PriceRow {
  plan: string;
  act: "activation" | "renewal";
  termMonths: string;
  amount: string;
  share: string;
}

/** The price list: every plan, act and term the seller knows; without an amount it is not sold. */
export function PriceRows({ rows, planNames }: { rows: PriceRow[]; planNames: Record<string, string> }) {
  const t = useTranslations("agreements.form");
  const common = useTranslations("common");
  return (
    <fieldset className="fieldset">
      <legend>{t("prices")}</legend>
      <p className={css.dimmed}>{t("prices-hint")}</p>
      {rows.map(({ plan, act, termMonths }, i) => {
        const what = `${planNames[plan] ?? plan}, ${t(act)}, ${termText(common, Number(termMonths))}`;
        return (
          <div key={`${plan}/${act}/${termMonths}`} className={css.row}>
            <HiddenField name={`prices.${i}.plan`} value={plan} />
            <HiddenField name={`prices.${i}.act`} value={act} />
            <HiddenField name={`prices.${i}.termMonths`} value={termMonths} />
            <TextField name={`prices.${i}.amount`} label={what} optional inputMode="decimal" maxLength={12} />
            <TextField
              name={`prices.${i}.share`}
              label={t("share", { what })}
              optional
              inputMode="decimal"
              maxLength={12}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
