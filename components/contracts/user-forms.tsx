"use client";
import { useTranslations } from "next-intl";
import { FileAnswer, type UploadTarget } from "@/components/documents/file-answer";
import { DateField, type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";

/** Who uses the mailbox; the declaration is drawn from it. */
export function UserForm({ action, mailboxId }: { action: FormAction; mailboxId: string }) {
  const t = useTranslations("declaration.form");
  const field = (name: string) => ({ name: `user.${name}`, label: t(name) });
  return (
    <FormShell action={action} namespace="declaration" id="user" submitLabel={t("submit")}>
      <HiddenField name="mailboxId" value={mailboxId} />
      <TextField {...field("firstName")} maxLength={60} autoComplete="off" />
      <TextField {...field("lastName")} maxLength={60} autoComplete="off" />
      <DateField {...field("birthDate")} autoComplete="off" />
      <TextField {...field("birthPlace")} maxLength={80} autoComplete="off" />
      <TextField {...field("taxCode")} maxLength={16} autoComplete="off" spellCheck={false} maw={320} />
      <TextField {...field("email")} type="email" autoComplete="off" maxLength={200} />
      <TextField {...field("role")} description={t("role-hint")} maxLength={80} autoComplete="off" />
    </FormShell>
  );
}

/** The signed copy of a declaration. */
export function SignedCopyForm({
  action,
  declarationId,
  upload,
}: {
  action: FormAction;
  declarationId: string;
  upload: UploadTarget;
}) {
  const t = useTranslations("declaration.copy");
  return (
    <FormShell action={action} namespace="declaration" id="copy" submitLabel={t("submit")} defaultValues={{ file: "" }}>
      <HiddenField name="declarationId" value={declarationId} />
      <FileAnswer name="file" label={t("file")} description={t("hint")} upload={upload} />
    </FormShell>
  );
}

/** Nobody else uses the mailbox any more. */
export function EndForm({ action, mailboxId }: { action: FormAction; mailboxId: string }) {
  const t = useTranslations("declaration.end");
  return (
    <FormShell action={action} namespace="declaration" id="end" submitLabel={t("submit")} submitColor="red">
      <HiddenField name="mailboxId" value={mailboxId} />
      <p>{t("text")}</p>
    </FormShell>
  );
}
