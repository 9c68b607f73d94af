"use client";
import { useTranslations } from "next-intl";
import { DateField, SelectField, TextField } from "@/components/ui/form";
import { IDENTITY_TYPES } from "@/lib/documents/identity";

/** Type, number and expiry of an identity document; `prefix` is where they stand in the form's data ("identity."). */
export function IdentityFields({ prefix = "" }: { prefix?: string }) {
  const t = useTranslations("documents.identity");
  return (
    <>
      <SelectField
        name={`${prefix}type`}
        label={t("type")}
        empty={t("type-empty")}
        choices={IDENTITY_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
      />
      <TextField
        name={`${prefix}number`}
        label={t("number")}
        description={t("number-hint")}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        maw={320}
      />
      <DateField name={`${prefix}expiresOn`} label={t("expires")} description={t("expires-hint")} autoComplete="off" />
    </>
  );
}
