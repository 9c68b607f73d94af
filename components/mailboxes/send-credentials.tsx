"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";

/** Sends a new one-time link to the provisional password, to the holder's address on file. */
export function SendCredentials({ action, mailboxId }: { action: FormAction; mailboxId: string }) {
  const t = useTranslations("mailboxes.credentials");
  return (
    <FormShell action={action} namespace="mailboxes" submitLabel={t("send-again")} id="credentials">
      <HiddenField name="mailboxId" value={mailboxId} />
    </FormShell>
  );
}
