"use client";
import { useTranslations } from "next-intl";
import { FileAnswer, type UploadTarget } from "@/components/documents/file-answer";
import {
  CheckboxField,
  DateField,
  type FormAction,
  FormShell,
  HiddenField,
  SelectField,
  TextField,
} from "@/components/ui/form";
import { AFTER_END } from "@/lib/agreements/terms";
import { type PriceRow, PriceRows } from "./price-rows";

export interface AgreementValues {
  agreementId: string;
  name: string;
  slug: string;
  validFrom: string;
  validTo: string;
  domains: string;
  prices: PriceRow[];
  byNumber: boolean;
  byCode: boolean;
  byCertificate: boolean;
  collects: boolean;
  delegates: boolean;
  maxMailboxes: string;
  afterEnd: string;
  commission: string;
  noticeDays: string;
}

type Props = {
  action: FormAction;
  values: AgreementValues;
  upload: UploadTarget;
  planNames: Record<string, string>;
  /** The seller lets a professional order sign for its members. */
  delegation: boolean;
};

/** Everything that is agreed with a professional order, on one page. */
export function AgreementForm({ action, values, upload, planNames, delegation }: Props) {
  const t = useTranslations("agreements.form");
  const hint = (key: "logo-hint" | "signed-hint") => (values.agreementId ? `${t(key)} ${t("file-kept")}` : t(key));
  return (
    <FormShell
      action={action}
      namespace="agreements"
      defaultValues={{ ...values, logo: "", signed: "" }}
      submitLabel={t("submit")}
    >
      {values.agreementId && <HiddenField name="agreementId" value={values.agreementId} />}
      <TextField name="name" label={t("name")} maxLength={120} autoComplete="off" />
      <TextField
        name="slug"
        label={t("slug")}
        description={t("slug-hint")}
        maxLength={40}
        maw={320}
        spellCheck={false}
      />
      <DateField name="validFrom" label={t("valid-from")} />
      <DateField name="validTo" label={t("valid-to")} description={t("valid-to-hint")} optional />
      <TextField name="domains" label={t("domains")} description={t("domains-hint")} optional spellCheck={false} />
      <PriceRows rows={values.prices} planNames={planNames} />
      <fieldset className="fieldset">
        <legend>{t("proofs")}</legend>
        <CheckboxField name="byNumber" label={t("by-number")} />
        <CheckboxField name="byCode" label={t("by-code")} />
        <CheckboxField name="byCertificate" label={t("by-certificate")} description={t("by-certificate-hint")} />
      </fieldset>
      <CheckboxField name="collects" label={t("collects")} description={t("collects-hint")} />
      {delegation && <CheckboxField name="delegates" label={t("delegates")} description={t("delegates-hint")} />}
      <TextField name="maxMailboxes" label={t("max")} optional inputMode="numeric" maxLength={7} maw={160} />
      <SelectField
        name="afterEnd"
        label={t("after-end")}
        choices={AFTER_END.map((value) => ({ value, label: t(`after.${value}`) }))}
      />
      <TextField name="commission" label={t("commission")} optional inputMode="decimal" maxLength={5} maw={160} />
      <TextField name="noticeDays" label={t("notice")} inputMode="numeric" maxLength={3} maw={160} />
      <FileAnswer name="logo" label={t("logo")} description={hint("logo-hint")} upload={upload} />
      <FileAnswer name="signed" label={t("signed")} description={hint("signed-hint")} upload={upload} />
    </FormShell>
  );
}
