"use client";
import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextareaField } from "@/components/ui/form";
import { closeDayInput } from "@/lib/accounting/period";

type Props = { action: FormAction; on: string /** Something does not agree. */; differs: boolean };

/** Closes a day with the figures as they are seen. */
export function CloseDayForm({ action, on, differs }: Props) {
  const t = useTranslations("accounting.closing");
  return (
    <FormShell
      id="close"
      action={action}
      schema={closeDayInput}
      namespace="accounting"
      defaultValues={{ on, note: "" }}
      submitLabel={t("close")}
    >
      <HiddenField name="on" value={on} />
      <Text mb="sm">{t("close-hint")}</Text>
      <TextareaField
        name="note"
        label={t("note")}
        description={t("note-hint")}
        maxLength={500}
        rows={3}
        optional={!differs}
      />
    </FormShell>
  );
}
