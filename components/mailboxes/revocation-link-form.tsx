"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, TextField } from "@/components/ui/form";
import { byCodes } from "@/lib/mailboxes/schema";

type Props = { action: FormAction; values: { userCode: string; address: string } };

/** Which mailbox the link is sent to: it goes nowhere else. */
export function RevocationLinkForm({ action, values: { userCode, address } }: Props) {
  const t = useTranslations("revocation");
  return (
    <FormShell
      id="link"
      action={action}
      schema={byCodes}
      namespace="revocation"
      defaultValues={{ userCode, address }}
      submitLabel={t("from-mailbox.submit")}
    >
      <TextField
        name="userCode"
        label={t("user-code")}
        autoComplete="off"
        maxLength={40}
        maw={320}
        spellCheck={false}
      />
      <TextField name="address" label={t("address")} type="email" maxLength={200} spellCheck={false} />
    </FormShell>
  );
}
