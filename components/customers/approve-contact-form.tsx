"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextareaField } from "@/components/ui/form";
import { approveContactChangeSchema } from "@/lib/customers/schema";

/** Records the new address and says so to whoever asked. */
export function ApproveContactForm({ action, requestId }: { action: FormAction; requestId: string }) {
  const t = useTranslations("access.desk");
  return (
    <FormShell
      id="approve"
      action={action}
      schema={approveContactChangeSchema}
      namespace="access"
      defaultValues={{ requestId, text: t("approve-default") }}
      submitLabel={t("approve")}
    >
      <HiddenField name="requestId" value={requestId} />
      <TextareaField name="text" label={t("approve-text")} rows={4} maxLength={4000} />
    </FormShell>
  );
}
