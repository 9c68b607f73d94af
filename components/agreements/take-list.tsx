"use client";
import { useTranslations } from "next-intl";
import { CheckboxField, type FormAction, FormShell, HiddenField } from "@/components/ui/form";

type Props = { action: FormAction; agreementId: string; listId: string; clean: boolean };

/** The list becomes what is known; a whole one without a wrong line says who has left, too. */
export function TakeList({ action, agreementId, listId, clean }: Props) {
  const t = useTranslations("agreements.list");
  return (
    <FormShell
      action={action}
      namespace="agreements"
      defaultValues={{ agreementId, listId, whole: clean }}
      submitLabel={t("take")}
    >
      <HiddenField name="agreementId" value={agreementId} />
      <HiddenField name="listId" value={listId} />
      {clean ? (
        <CheckboxField name="whole" label={t("whole")} description={t("whole-hint")} />
      ) : (
        <p>{t("not-clean")}</p>
      )}
    </FormShell>
  );
}
