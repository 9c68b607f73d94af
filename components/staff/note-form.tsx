"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextareaField } from "@/components/ui/form";

/** What was said on the telephone. */
export function NoteForm({ customerId, action }: { customerId: string; action: FormAction }) {
  const t = useTranslations("staff.customer");
  return (
    <FormShell
      id="note"
      action={action}
      namespace="staff"
      defaultValues={{ customerId, text: "" }}
      submitLabel={t("keep-note")}
    >
      <HiddenField name="customerId" value={customerId} />
      <TextareaField name="text" label={t("note")} description={t("note-hint")} rows={3} maxLength={4000} />
    </FormShell>
  );
}
