"use client";
import { useTranslations } from "next-intl";
import { IdentityFiles, type UploadTarget } from "@/components/customers/identity-files";
import { DateField, type FormAction, FormShell, TextareaField, TextField } from "@/components/ui/form";
import { revocationInput } from "@/lib/mailboxes/schema";

type Props = {
  action: FormAction;
  values: { userCode: string; address: string; name: string; email: string };
  /** May the holder choose a later day? */
  chooseDay: boolean;
  upload: UploadTarget;
};

/** A mailbox to be closed, with the document that the staff will look at. */
export function RevocationForm({ action, values, chooseDay, upload }: Props) {
  const t = useTranslations("revocation");
  return (
    <FormShell
      id="document"
      action={action}
      schema={revocationInput}
      namespace="revocation"
      defaultValues={{ ...values, on: "", message: "", front: "", back: "" }}
      submitLabel={t("by-document.submit")}
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
      <TextField name="name" label={t("name")} autoComplete="name" maxLength={120} />
      <TextField
        name="email"
        label={t("email")}
        description={t("email-hint")}
        type="email"
        autoComplete="email"
        maxLength={200}
      />
      {chooseDay && <DateField name="on" label={t("on")} description={t("on-hint")} optional />}
      <IdentityFiles upload={upload} />
      <TextareaField name="message" label={t("message")} optional maxLength={2000} />
    </FormShell>
  );
}
