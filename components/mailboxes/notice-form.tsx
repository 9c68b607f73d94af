"use client";
import { useTranslations } from "next-intl";
import { DateField, type FormAction, FormShell, HiddenField } from "@/components/ui/form";

/** Notice of termination; the staff also say when it was received. */
export function NoticeForm({ action, mailboxId, staff }: { action: FormAction; mailboxId: string; staff: boolean }) {
  const t = useTranslations("mailboxes.notice");
  return (
    <FormShell
      id="notice"
      action={action}
      namespace="mailboxes"
      defaultValues={{ mailboxId, receivedOn: "" }}
      submitLabel={t(staff ? "staff" : "submit")}
    >
      <HiddenField name="mailboxId" value={mailboxId} />
      {staff && <DateField name="receivedOn" label={t("received-on")} description={t("received-hint")} optional />}
    </FormShell>
  );
}
