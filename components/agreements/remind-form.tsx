"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextareaField, TextField } from "@/components/ui/form";

type Props = { action: FormAction; agreementId: string; members: string[] };

/** What the professional order writes to its members. */
export function RemindForm({ action, agreementId, members }: Props) {
  const t = useTranslations("agreements.reminders");
  const ids = members.join(" ");
  return (
    <FormShell
      action={action}
      namespace="agreements"
      defaultValues={{ agreementId, members: ids, subject: "", text: "" }}
      submitLabel={t("send", { count: members.length })}
    >
      <HiddenField name="agreementId" value={agreementId} />
      <HiddenField name="members" value={ids} />
      <TextField name="subject" label={t("subject")} maxLength={120} autoComplete="off" />
      <TextareaField name="text" label={t("text")} description={t("text-hint")} rows={6} maxLength={4000} />
    </FormShell>
  );
}
