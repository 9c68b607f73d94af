"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField, TextField } from "@/components/ui/form";
import { ACTING_MINUTES, ACTING_REASONS } from "@/lib/staff/acting";

/** The way into a customer's account in their place: why, in one word and in a few. */
export function ActingForm({ userId, action }: { userId: string; action: FormAction }) {
  const t = useTranslations("staff.acting");
  return (
    <FormShell
      id="acting"
      action={action}
      namespace="staff"
      defaultValues={{ userId, reason: "", note: "" }}
      submitLabel={t("start")}
      // A new document: nothing that was drawn for oneself may stay on a page of theirs.
      onDone={({ redirectTo }) => redirectTo && window.location.assign(redirectTo)}
    >
      <HiddenField name="userId" value={userId} />
      <SelectField
        name="reason"
        label={t("reason")}
        description={t("hint", { minutes: ACTING_MINUTES })}
        choices={ACTING_REASONS.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))}
        empty={t("choose")}
      />
      <TextField name="note" label={t("note")} description={t("note-hint")} maxLength={300} autoComplete="off" />
    </FormShell>
  );
}
