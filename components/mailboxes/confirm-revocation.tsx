"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";

/** The one button that closes a mailbox. */
export function ConfirmRevocation({ action, token }: { action: FormAction; token: string }) {
  const t = useTranslations("revocation.confirm");
  return (
    <FormShell action={action} namespace="revocation" defaultValues={{ token }} submitLabel={t("submit")}>
      <HiddenField name="token" value={token} />
    </FormShell>
  );
}
