"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, TextareaField, TextField } from "@/components/ui/form";
import { accessByDocumentSchema } from "@/lib/customers/schema";
import { IdentityFiles, type UploadTarget } from "./identity-files";
import { ProvinceField } from "./province-field";

const EMPTY = { login: "", name: "", taxCode: "", email: "", province: "", message: "", front: "", back: "" };

/** For whoever cannot come in any more: what they remember, who they are, where to write, their document. */
export function AccessByDocumentForm({ action, upload }: { action: FormAction; upload: UploadTarget }) {
  const t = useTranslations("access.by-document");
  return (
    <FormShell
      action={action}
      schema={accessByDocumentSchema}
      namespace="access"
      defaultValues={EMPTY}
      submitLabel={t("submit")}
    >
      <TextField
        name="login"
        label={t("login")}
        description={t("login-hint")}
        autoComplete="username"
        spellCheck={false}
      />
      <TextField name="name" label={t("name")} description={t("name-hint")} autoComplete="name" maxLength={120} />
      <TextField name="taxCode" label={t("tax-code")} spellCheck={false} maw={320} />
      <TextField name="email" type="email" label={t("email")} description={t("email-hint")} autoComplete="email" />
      <ProvinceField label={t("province")} empty={t("province-none")} />
      <IdentityFiles upload={upload} />
      <TextareaField name="message" label={t("message")} optional maxLength={2000} />
    </FormShell>
  );
}
