"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { type FormAction, FormShell, HiddenField, SelectField, TextareaField, TextField } from "@/components/ui/form";
import { type CorrectedField, correctedFields } from "@/lib/invoicing/advice";
import { correctInvoiceInput } from "@/lib/invoicing/correction";
import type { BillingParty } from "@/lib/orders/answers";

interface Props {
  action: FormAction;
  invoiceId: string;
  party: BillingParty | null;
  countries: { value: string; label: string }[];
  /** What SdI's answer is about. */
  wrong: CorrectedField[];
  /** Why, as far as it is known. */
  reason: string;
}

/** The billing data of an invoice, to be written anew. */
export function CorrectForm({ action, invoiceId, party, countries, wrong, reason }: Props) {
  const t = useTranslations("invoices.desk.correct");
  const field = (name: CorrectedField, note?: string): Pick<ComponentProps<typeof TextField>, "name" | "label"> => ({
    name,
    label: t(`fields.${name}`),
    ...describedBy([wrong.includes(name) && t("wrong"), note]),
  });
  return (
    <FormShell
      id="correct"
      action={action}
      schema={correctInvoiceInput}
      namespace="invoices"
      defaultValues={{ invoiceId, ...correctedFields(party), reason }}
      submitLabel={t("submit")}
    >
      <HiddenField name="invoiceId" value={invoiceId} />
      <TextField {...field("name")} maxLength={120} />
      <TextField {...field("firstName", t("person-note"))} maxLength={60} optional />
      <TextField {...field("lastName")} maxLength={60} optional />
      <SelectField {...field("country")} choices={countries} />
      <TextField {...field("vatNumber")} maxLength={40} maw={260} spellCheck={false} optional />
      <TextField {...field("taxCode")} maxLength={40} maw={260} spellCheck={false} optional />
      <TextField {...field("street")} maxLength={120} />
      <TextField {...field("cap")} maxLength={12} maw={160} />
      <TextField {...field("city")} maxLength={80} />
      <TextField {...field("province", t("province-note"))} maxLength={60} maw={160} optional />
      <TextField {...field("sdiCode", t("sdi-note"))} maxLength={20} maw={200} spellCheck={false} optional />
      <TextField {...field("pec")} type="email" maxLength={300} optional />
      <TextField {...field("ipaCode", t("ipa-note"))} maxLength={20} maw={200} spellCheck={false} optional />
      <TextField {...field("cig")} maxLength={20} maw={220} spellCheck={false} optional />
      <TextField {...field("cup")} maxLength={20} maw={220} spellCheck={false} optional />
      <TextareaField name="reason" label={t("reason")} description={t("reason-note")} rows={2} maxLength={300} />
    </FormShell>
  );
}

const describedBy = (notes: (string | false | undefined)[]) => {
  const description = notes.filter(Boolean).join(" ");
  return description ? { description } : {};
};
