"use client";
import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DateField, SelectField, TextField } from "@/components/ui/form";
import { PROVINCES } from "@/lib/kernel/provinces";
import css from "./purchase.module.css";

/** Name, birth and codice fiscale of a person; `at` is where they stand in the form. */
function IdentityFields({ at, own }: { at: string; own: boolean }) {
  const t = useTranslations("purchase.holder");
  const known = (token: string) => (own ? { autoComplete: token } : { autoComplete: "off" });
  return (
    <>
      <div className={css.two}>
        <TextField name={`${at}.firstName`} label={t("first-name")} maxLength={60} {...known("given-name")} />
        <TextField name={`${at}.lastName`} label={t("last-name")} maxLength={60} {...known("family-name")} />
      </div>
      <DateField name={`${at}.birthDate`} label={t("birth-date")} {...known("bday")} />
      <TextField
        name={`${at}.birthPlace`}
        label={t("birth-place")}
        description={t("birth-place-hint")}
        maxLength={80}
        autoComplete="off"
      />
      <TextField
        name={`${at}.taxCode`}
        label={t("tax-code")}
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
        maw={320}
      />
    </>
  );
}

const VatField = () => {
  const t = useTranslations("purchase.holder");
  return (
    <TextField
      name="holder.vatNumber"
      label={t("vat-number")}
      inputMode="numeric"
      maxLength={20}
      autoComplete="off"
      maw={320}
    />
  );
};

export function PersonFields({ legend, vat }: { legend: string; vat: boolean }) {
  return (
    <fieldset className={css.group}>
      <legend>{legend}</legend>
      <IdentityFields at="holder" own />
      {vat && <VatField />}
    </fieldset>
  );
}

export function CompanyFields() {
  const t = useTranslations("purchase.holder");
  return (
    <>
      <fieldset className={css.group}>
        <legend>{t("who")}</legend>
        <TextField name="holder.companyName" label={t("company-name")} maxLength={120} autoComplete="organization" />
        <VatField />
        <TextField
          name="holder.taxCode"
          label={t("company-tax-code")}
          description={t("company-tax-code-hint")}
          optional
          maxLength={20}
          autoComplete="off"
          maw={320}
        />
      </fieldset>
      <fieldset className={css.group}>
        <legend>{t("representative")}</legend>
        <Text c="dimmed" mb="sm">
          {t("representative-lead")}
        </Text>
        <IdentityFields at="holder.representative" own={false} />
      </fieldset>
    </>
  );
}

export function ContactFields({ company }: { company: boolean }) {
  const t = useTranslations("purchase.holder");
  return (
    <>
      <fieldset className={css.group}>
        <legend>{t(company ? "address-company" : "address-person")}</legend>
        <AddressFields at="holder.address" />
      </fieldset>
      <fieldset className={css.group}>
        <legend>{t("contacts")}</legend>
        <TextField
          name="holder.email"
          type="email"
          inputMode="email"
          label={t("email")}
          description={t("email-hint")}
          maxLength={254}
          autoComplete="email"
          spellCheck={false}
        />
        <TextField
          name="holder.phone"
          type="tel"
          inputMode="tel"
          label={t("phone")}
          maxLength={40}
          autoComplete="tel"
          maw={320}
        />
      </fieldset>
    </>
  );
}

export function AddressFields({ at, billing = false }: { at: string; billing?: boolean }) {
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
