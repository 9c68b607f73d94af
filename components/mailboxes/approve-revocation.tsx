"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextareaField } from "@/components/ui/form";

/** Closes the mailbox and says so to whoever asked. */
export function ApproveRevocation({ action, requestId }: { action: FormAction; requestId: string }) {
  const t = useTranslations("revocation.desk");
  return (
    <FormShell
      id="approve"
      action={action}
      namespace="revocation"
      defaultValues={{ requestId, text: t("approve-default") }}
      submitLabel={t("approve")}
    >
      <HiddenField name="requestId" value={requestId} />
      <TextareaField name="text" label={t("approve-text")} rows={4} maxLength={4000} />
    </FormShell>
  );
}
