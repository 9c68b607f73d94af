"use client";
import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { RadioField, TextField } from "@/components/ui/form";
import { AddressFields } from "./holder-fields";
import css from "./purchase.module.css";

/** To whom the invoice is made out and where it is sent. */
export function BillingFields() {
  const t = useTranslations("purchase.billing");
  const to: unknown = useWatch({ name: "billing.to" });
  return (
    <fieldset className={css.group}>
      <legend>{t("title")}</legend>
      <RadioField
        name="billing.to"
        label={t("to")}
        choices={[
          { value: "holder", label: t("to-holder") },
          { value: "other", label: t("to-other") },
        ]}
      />
      {to === "other" && <OtherParty />}
      <Text fw={600}>{t("delivery")}</Text>
      <Text c="dimmed" size="sm" mb="sm">
        {t("delivery-hint")}
      </Text>
      <div className={css.two}>
        <TextField
          name="billing.sdiCode"
          label={t("sdi-code")}
          optional
          maxLength={7}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          name="billing.pec"
          type="email"
          inputMode="email"
          label={t("pec")}
          optional
          maxLength={254}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
    </fieldset>
  );
}

function OtherParty() {
  const t = useTranslations("purchase.billing");
  return (
    <>
      <TextField name="billing.name" label={t("name")} maxLength={120} autoComplete="billing name" />
      <div className={css.two}>
        <TextField
          name="billing.vatNumber"
          label={t("vat-number")}
          optional
          inputMode="numeric"
          maxLength={20}
          autoComplete="off"
        />
        <TextField
          name="billing.taxCode"
          label={t("tax-code")}
          optional
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <AddressFields at="billing.address" billing />
    </>
  );
}
