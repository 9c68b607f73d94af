"use client";
import { useTranslations } from "next-intl";
import css from "@/components/agreements/agreements.module.css";
import { termText } from "@/components/catalogue/term-text";
import { FileAnswer, type UploadTarget } from "@/components/documents/file-answer";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";

export interface ResellerValues {
  resellerId: string;
  login: string;
  name: string;
  discount: string;
  commission: string;
  prices: { plan: string; act: "activation" | "renewal"; termMonths: string; amount: string }[];
  brandName: string;
  colour: string;
  brandEmail: string;
  brandPhone: string;
}

type Props = {
  action: FormAction;
  values: ResellerValues;
  planNames: Record<string, string>;
  /** The largest discount, per cent. */
  most: number;
  upload: UploadTarget;
};

/** Everything that is agreed with a reseller, and the face it shows, on one page. */
export function ResellerForm({ action, values, planNames, most, upload }: Props) {
  const t = useTranslations("resellers.form");
  const hint = values.resellerId ? `${t("logo-hint")} ${t("file-kept")}` : t("logo-hint");
  return (
    <FormShell action={action} namespace="resellers" defaultValues={{ ...values, logo: "" }} submitLabel={t("submit")}>
      {values.resellerId ? (
        <HiddenField name="resellerId" value={values.resellerId} />
      ) : (
        <TextField name="login" label={t("login")} description={t("login-hint")} maxLength={300} maw={420} />
      )}
      <TextField name="name" label={t("name")} maxLength={120} autoComplete="off" />
      <TextField
        name="discount"
        label={t("discount")}
        description={t("discount-hint", { most })}
        optional
        inputMode="decimal"
        maxLength={5}
        maw={320}
      />
      <TextField name="commission" label={t("commission")} optional inputMode="decimal" maxLength={5} maw={320} />
      <Prices rows={values.prices} planNames={planNames} />
      <fieldset className="fieldset">
        <legend>{t("brand")}</legend>
        <p className={css.dimmed}>{t("brand-hint")}</p>
        <TextField name="brandName" label={t("brand-name")} optional maxLength={80} autoComplete="off" />
        <TextField name="colour" label={t("colour")} description={t("colour-hint")} optional maxLength={7} maw={160} />
        <FileAnswer name="logo" label={t("logo")} description={hint} upload={upload} />
        <TextField name="brandEmail" label={t("brand-email")} optional maxLength={200} autoComplete="off" />
        <TextField name="brandPhone" label={t("brand-phone")} optional maxLength={40} autoComplete="off" />
      </fieldset>
    </FormShell>
  );
}

function Prices({ rows, planNames }: { rows: ResellerValues["prices"]; planNames: Record<string, string> }) {
  const t = useTranslations("resellers.form");
  const common = useTranslations("common");
  return (
    <fieldset className="fieldset">
      <legend>{t("prices")}</legend>
      <p className={css.dimmed}>{t("prices-hint")}</p>
      <div className={css.row}>
        {rows.map(({ plan, act, termMonths }, i) => (
          <div key={`${plan}/${act}/${termMonths}`}>
            <HiddenField name={`prices.${i}.plan`} value={plan} />
            <HiddenField name={`prices.${i}.act`} value={act} />
            <HiddenField name={`prices.${i}.termMonths`} value={termMonths} />
            <TextField
              name={`prices.${i}.amount`}
              label={`${planNames[plan] ?? plan}, ${t(act)}, ${termText(common, Number(termMonths))}`}
              optional
              inputMode="decimal"
              maxLength={12}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
