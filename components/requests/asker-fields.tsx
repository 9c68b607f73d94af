"use client";
import { useTranslations } from "next-intl";
import { SelectField, TextareaField, TextField } from "@/components/ui/form";
import { PROVINCES } from "@/lib/kernel/provinces";

/** What is known of whoever asks. */
export type Asker = { name: string; email: string };
export const ASKER = { phone: "", province: "", message: "" };

const choices = Object.entries(PROVINCES).map(([value, label]) => ({ value, label: `${label} (${value})` }));

/** Who asks the sales rep of the zone, how to reach them, and in which province they are. */
export function AskerFields() {
  const t = useTranslations("requests.asker");
  return (
    <>
      <TextField name="name" label={t("name")} autoComplete="name" maxLength={120} />
      <TextField name="email" type="email" inputMode="email" label={t("email")} autoComplete="email" maxLength={254} />
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        label={t("phone")}
        autoComplete="tel"
        maxLength={40}
        maw={320}
      />
      <ProvinceField label={t("province")} />
      <TextareaField name="message" label={t("message")} optional maxLength={2000} />
    </>
  );
}

/** The province whose rep answers. */
export function ProvinceField({ label }: { label: string }) {
  const t = useTranslations("requests.asker");
  return (
    <SelectField
      name="province"
      label={label}
      description={t("province-hint")}
      choices={choices}
      empty={t("province-empty")}
    />
  );
}
