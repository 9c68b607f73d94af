"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, SelectField, TextareaField, TextField } from "@/components/ui/form";
import { PROVINCES } from "@/lib/kernel/provinces";
import { agreementRequestSchema } from "@/lib/requests/schema";

type Props = { action: FormAction; values: { name: string; email: string } };
type FormSchema = NonNullable<Parameters<typeof FormShell>[0]["schema"]>;

const choices = Object.entries(PROVINCES).map(([value, label]) => ({ value, label: `${label} (${value})` }));

/** A mailbox at the price of a professional Order's agreement, asked of the sales rep of the zone. */
export function AgreementRequestForm({ action, values }: Props) {
  const t = useTranslations("requests.agreement");
  return (
    <FormShell
      action={action}
      schema={agreementRequestSchema as unknown as FormSchema}
      namespace="requests"
      defaultValues={{ order: "", enrolment: "", phone: "", province: "", message: "", ...values }}
      submitLabel={t("submit")}
    >
      <TextField name="order" label={t("order")} description={t("order-hint")} maxLength={120} autoComplete="off" />
      <TextField name="enrolment" label={t("enrolment")} optional maxLength={30} maw={320} autoComplete="off" />
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
      <SelectField
        name="province"
        label={t("province")}
        description={t("province-hint")}
        choices={choices}
        empty={t("province-empty")}
      />
      <TextareaField name="message" label={t("message")} optional maxLength={2000} />
    </FormShell>
  );
}
