"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Choice, DateField, TextField } from "@/components/ui/form";
import { AddressFields, CountryField, ForeignAddressFields } from "./address-fields";
import css from "./purchase.module.css";

type Code = { name: string; label: string; description?: string; optional?: boolean; numeric?: boolean };

/** A number or code by which somebody is known: never guessed by the browser, never spelt for it. */
export function CodeField({ numeric = false, ...rest }: Code) {
  return (
    <TextField
      {...rest}
      {...(numeric ? { inputMode: "numeric" } : {})}
      maxLength={40}
      autoComplete="off"
      spellCheck={false}
      maw={320}
    />
  );
}

/** Name, birth and codice fiscale of a person; `at` is where they stand in the form. */
export function HumanFields({ at, own, foreign = false }: { at: string; own: boolean; foreign?: boolean }) {
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
        description={t(foreign ? "birth-place-abroad-hint" : "birth-place-hint")}
        maxLength={80}
        autoComplete="off"
      />
      <CodeField
        name={`${at}.taxCode`}
        label={t(foreign ? "italian-tax-code" : "tax-code")}
        optional={foreign}
        {...(foreign ? { description: t("italian-tax-code-hint") } : {})}
      />
    </>
  );
}

export function Group({ legend, lead, children }: { legend: string; lead?: string; children: ReactNode }) {
  return (
    <fieldset className={css.group}>
      <legend>{legend}</legend>
      {lead && <p className={css.lead}>{lead}</p>}
      {children}
    </fieldset>
  );
}

/** Where the holder is at home and how to reach them; abroad, the country first. */
export function ContactFields({ legend, countries }: { legend: string; countries?: Choice[] | undefined }) {
  const t = useTranslations("purchase.holder");
  return (
    <>
      <Group legend={legend}>
        {countries && <CountryField name="holder.country" countries={countries} />}
        {countries ? <ForeignAddressFields at="holder.address" /> : <AddressFields at="holder.address" />}
      </Group>
      <Group legend={t("contacts")}>
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
      </Group>
    </>
  );
}
