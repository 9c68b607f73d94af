"use client";
import { useTranslations } from "next-intl";
import { type Choice, SelectField, TextField } from "@/components/ui/form";
import { PROVINCES } from "@/lib/kernel/provinces";
import css from "./purchase.module.css";

type Props = { at: string; billing?: boolean };

/** An Italian address; `at` is where it stands in the form. */
export function AddressFields({ at, billing = false }: Props) {
  const t = useTranslations("purchase.holder");
  const known = (token: string) => (billing ? `billing ${token}` : token);
  const choices = Object.entries(PROVINCES).map(([value, name]) => ({ value, label: `${name} (${value})` }));
  return (
    <>
      <TextField name={`${at}.street`} label={t("street")} maxLength={120} autoComplete={known("address-line1")} />
      <div className={css.place}>
        <TextField
          name={`${at}.cap`}
          label={t("cap")}
          inputMode="numeric"
          maxLength={5}
          autoComplete={known("postal-code")}
        />
        <TextField name={`${at}.city`} label={t("city")} maxLength={80} autoComplete={known("address-level2")} />
        <SelectField
          name={`${at}.province`}
          label={t("province")}
          choices={choices}
          empty={t("province-empty")}
          autoComplete={known("address-level1")}
        />
      </div>
    </>
  );
}

/** An address abroad: nothing Italian is asked of it. */
export function ForeignAddressFields({ at, billing = false }: Props) {
  const t = useTranslations("purchase.holder");
  const known = (token: string) => (billing ? `billing ${token}` : token);
  return (
    <>
      <TextField name={`${at}.street`} label={t("street")} maxLength={120} autoComplete={known("address-line1")} />
      <div className={css.place}>
        <TextField
          name={`${at}.cap`}
          label={t("postal-code")}
          optional
          maxLength={12}
          autoComplete={known("postal-code")}
        />
        <TextField name={`${at}.city`} label={t("town")} maxLength={80} autoComplete={known("address-level2")} />
        <TextField
          name={`${at}.province`}
          label={t("region")}
          optional
          maxLength={60}
          autoComplete={known("address-level1")}
        />
      </div>
    </>
  );
}

/** A country other than Italy, in the reader's language. */
export function CountryField({
  name,
  countries,
  billing = false,
}: {
  name: string;
  countries: Choice[];
  billing?: boolean;
}) {
  const t = useTranslations("purchase.holder");
  return (
    <SelectField
      name={name}
      label={t("country")}
      choices={countries}
      empty={t("country-empty")}
      autoComplete={billing ? "billing country" : "country"}
    />
  );
}
