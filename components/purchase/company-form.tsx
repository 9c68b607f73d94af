"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";
import type { Address } from "@/lib/orders/schema";
import { AddressFields } from "./address-fields";
import { CodeField, Group } from "./holder-fields";

type Props = {
  action: FormAction;
  hidden: { name: string; value: string };
  values: { companyName: string; address: Address };
};

/** VAT number, tax code, and what may have changed since the company was only planned. */
export function CompanyForm({ action, hidden, values }: Props) {
  const t = useTranslations("purchase");
  return (
    <FormShell
      action={action}
      namespace="purchase"
      defaultValues={{ ...values, [hidden.name]: hidden.value }}
      submitLabel={t("company.submit")}
    >
      <HiddenField name={hidden.name} value={hidden.value} />
      <Group legend={t("company.numbers")}>
        <CodeField name="vatNumber" label={t("holder.vat-number")} numeric />
        <CodeField
          name="taxCode"
          label={t("holder.company-tax-code")}
          description={t("holder.company-tax-code-hint")}
          optional
        />
      </Group>
      <Group legend={t("company.changed")} lead={t("company.changed-lead")}>
        <TextField name="companyName" label={t("holder.company-name")} maxLength={120} autoComplete="organization" />
        <AddressFields at="address" />
      </Group>
    </FormShell>
  );
}
