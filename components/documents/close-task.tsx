"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextareaField } from "@/components/ui/form";

/** Says that a task is done, and how. */
export function CloseTask({ action, taskId }: { action: FormAction; taskId: string }) {
  const t = useTranslations("desk.task");
  return (
    <FormShell action={action} namespace="desk.task" submitLabel={t("submit")}>
      <HiddenField name="taskId" value={taskId} />
      <TextareaField name="note" label={t("note")} description={t("note-hint")} rows={3} maxLength={500} optional />
    </FormShell>
  );
}
