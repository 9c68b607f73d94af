"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField, TextareaField, TextField } from "@/components/ui/form";
import { correctInvoiceInput } from "@/lib/invoicing/correction";
import type { BillingParty } from "@/lib/orders/answers";

interface Props {
  action: FormAction;
  invoiceId: string;
  party: BillingParty | null;
  countries: { value: string; label: string }[];
}

/** The billing data of an invoice, to be written anew. */
export function CorrectForm({ action, invoiceId, party, countries }: Props) {
  const t = useTranslations("invoices.desk.correct");
  return (
    <FormShell
      id="correct"
      action={action}
      schema={correctInvoiceInput}
      namespace="invoices"
      defaultValues={valuesOf(invoiceId, party)}
      submitLabel={t("submit")}
    >
      <HiddenField name="invoiceId" value={invoiceId} />
      <TextField name="name" label={t("name")} maxLength={120} />
      <TextField name="firstName" label={t("first-name")} description={t("person-note")} maxLength={60} optional />
      <TextField name="lastName" label={t("last-name")} maxLength={60} optional />
      <SelectField name="country" label={t("country")} choices={countries} />
      <TextField name="vatNumber" label={t("vat-number")} maxLength={40} maw={260} spellCheck={false} optional />
      <TextField name="taxCode" label={t("tax-code")} maxLength={40} maw={260} spellCheck={false} optional />
      <TextField name="street" label={t("street")} maxLength={120} />
      <TextField name="cap" label={t("cap")} maxLength={12} maw={160} />
      <TextField name="city" label={t("city")} maxLength={80} />
      <TextField
        name="province"
        label={t("province")}
        description={t("province-note")}
        maxLength={60}
        maw={160}
        optional
      />
      <TextField name="sdiCode" label={t("sdi-code")} maxLength={20} maw={200} spellCheck={false} optional />
      <TextField name="pec" label={t("pec")} type="email" maxLength={300} optional />
      <TextField
        name="ipaCode"
        label={t("ipa-code")}
        description={t("ipa-note")}
        maxLength={20}
        maw={200}
        spellCheck={false}
        optional
      />
      <TextField name="cig" label={t("cig")} maxLength={20} maw={220} spellCheck={false} optional />
      <TextField name="cup" label={t("cup")} maxLength={20} maw={220} spellCheck={false} optional />
      <TextareaField name="reason" label={t("reason")} description={t("reason-note")} rows={2} maxLength={300} />
    </FormShell>
  );
}

function valuesOf(invoiceId: string, party: BillingParty | null): Record<string, string> {
  const { address, person } = party ?? {};
  return {
    invoiceId,
    name: party?.name ?? "",
    firstName: person?.firstName ?? "",
    lastName: person?.lastName ?? "",
    country: party?.country ?? "IT",
    vatNumber: party?.vatNumber ?? "",
    taxCode: party?.taxCode ?? "",
    street: address?.street ?? "",
    cap: address?.cap ?? "",
    city: address?.city ?? "",
    province: address?.province ?? "",
    sdiCode: party?.sdiCode ?? "",
    pec: party?.pec ?? "",
    ipaCode: party?.ipaCode ?? "",
    cig: party?.cig ?? "",
    cup: party?.cup ?? "",
    reason: "",
  };
}
