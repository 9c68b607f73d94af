"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, TextField } from "@/components/ui/form";
import { agreementRequestSchema } from "@/lib/requests/schema";
import { ASKER, type Asker, AskerFields } from "./asker-fields";

type Props = { action: FormAction; values: Asker };
type FormSchema = NonNullable<Parameters<typeof FormShell>[0]["schema"]>;

/** A mailbox at the price of a professional Order's agreement, asked of the sales rep of the zone. */
export function AgreementRequestForm({ action, values }: Props) {
  const t = useTranslations("requests.agreement");
  return (
    <FormShell
      action={action}
      schema={agreementRequestSchema as unknown as FormSchema}
      namespace="requests"
      defaultValues={{ order: "", enrolment: "", ...ASKER, ...values }}
      submitLabel={t("submit")}
    >
      <TextField name="order" label={t("order")} description={t("order-hint")} maxLength={120} autoComplete="off" />
      <TextField name="enrolment" label={t("enrolment")} optional maxLength={30} maw={320} autoComplete="off" />
      <AskerFields />
    </FormShell>
  );
}
