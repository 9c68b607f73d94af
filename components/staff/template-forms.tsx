"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextareaField, TextField } from "@/components/ui/form";

/** A ready answer, new or in the place of one of the same title. */
export function TemplateForm({ action }: { action: FormAction }) {
  const t = useTranslations("staff.templates");
  return (
    <FormShell
      id="template"
      action={action}
      namespace="staff"
      defaultValues={{ title: "", text: "" }}
      submitLabel={t("save")}
    >
      <TextField name="title" label={t("name")} description={t("change")} maxLength={80} autoComplete="off" />
      <TextareaField name="text" label={t("text")} rows={5} maxLength={4000} />
    </FormShell>
  );
}

type Removal = { template: { id: string; title: string }; action: FormAction };

export function TemplateRemoval({ template: { id, title }, action }: Removal) {
  const t = useTranslations("staff.templates");
  return (
    <FormShell
      id={`remove-${id}`}
      action={action}
      namespace="staff"
      submitLabel={t("remove", { title })}
      submitColor="red"
    >
      <HiddenField name="id" value={id} />
    </FormShell>
  );
}
