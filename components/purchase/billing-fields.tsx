"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { type Choice, RadioField, TextField } from "@/components/ui/form";
import type { HolderKind } from "@/lib/sellers/policy/common";
import { AddressFields, CountryField, ForeignAddressFields } from "./address-fields";
import { CodeField, Group } from "./holder-fields";
import css from "./purchase.module.css";

/** To whom the invoice is made out and where it is sent. */
export function BillingFields({ kind, countries }: { kind: HolderKind; countries: Choice[] }) {
  const t = useTranslations("purchase.billing");
  const to: unknown = useWatch({ name: "billing.to" });
  const parties = ["holder", "other", ...(countries.length > 0 ? ["foreigner"] : [])];
  return (
    <Group legend={t("title")}>
      <RadioField
        name="billing.to"
        label={t("to")}
        choices={parties.map((value) => ({ value, label: t(`to-${value}`) }))}
      />
      {to === "other" && <OtherParty />}
      {to === "foreigner" && <ForeignParty countries={countries} />}
      {to === "holder" && kind === "public-body" && <Tender />}
      {(to === "other" || (to === "holder" && !kind.startsWith("foreign-") && kind !== "public-body")) && <Delivery />}
    </Group>
  );
}

function Delivery() {
  const t = useTranslations("purchase.billing");
  return (
    <>
      <p>
        <strong>{t("delivery")}</strong>
      </p>
      <p className={css.lead}>{t("delivery-hint")}</p>
      <div className={css.two}>
        <CodeField name="billing.sdiCode" label={t("sdi-code")} optional />
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
    </>
  );
}

/** What a public body may need to see on its invoice. */
function Tender() {
  const t = useTranslations("purchase.billing");
  return (
    <>
      <p className={css.lead}>{t("tender-hint")}</p>
      <div className={css.two}>
        <CodeField name="billing.cig" label={t("cig")} optional />
        <CodeField name="billing.cup" label={t("cup")} optional />
      </div>
    </>
  );
}

function OtherParty() {
  const t = useTranslations("purchase.billing");
  return (
    <>
      <TextField name="billing.name" label={t("name")} maxLength={120} autoComplete="billing name" />
      <div className={css.two}>
        <CodeField name="billing.vatNumber" label={t("vat-number")} optional numeric />
        <CodeField name="billing.taxCode" label={t("tax-code")} optional />
      </div>
      <AddressFields at="billing.address" billing />
    </>
  );
}

function ForeignParty({ countries }: { countries: Choice[] }) {
  const t = useTranslations("purchase.billing");
  return (
    <>
      <TextField name="billing.name" label={t("name")} maxLength={120} autoComplete="billing name" />
      <CountryField name="billing.country" countries={countries} billing />
      <CodeField name="billing.vatNumber" label={t("vat-id")} description={t("vat-id-hint")} />
      <ForeignAddressFields at="billing.address" billing />
    </>
  );
}
