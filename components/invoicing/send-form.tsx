"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";

/** Has an issued invoice go to SdI. */
export function SendForm({ action, invoiceId }: { action: FormAction; invoiceId: string }) {
  const t = useTranslations("invoices.desk.one");
  return (
    <FormShell id="send" action={action} namespace="invoices" submitLabel={t("send")}>
      <HiddenField name="invoiceId" value={invoiceId} />
    </FormShell>
  );
}
