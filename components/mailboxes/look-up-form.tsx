"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, TextField } from "@/components/ui/form";
import { byCodes } from "@/lib/mailboxes/schema";

/** Which mailbox: login code and address, as two fields. */
export function LookUpForm({ action }: { action: FormAction }) {
  const t = useTranslations("renewal.ask");
  return (
    <FormShell action={action} schema={byCodes} namespace="renewal" submitLabel={t("submit")}>
      <TextField
        name="userCode"
        label={t("user-code")}
        description={t("user-code-hint")}
        autoComplete="off"
        maxLength={40}
        maw={320}
        spellCheck={false}
      />
      <TextField
        name="address"
        label={t("address")}
        description={t("address-hint")}
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={200}
        spellCheck={false}
      />
    </FormShell>
  );
}
