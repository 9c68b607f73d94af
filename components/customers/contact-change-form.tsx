"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, TextField } from "@/components/ui/form";
import { contactChangeSchema } from "@/lib/customers/schema";
import { IdentityFiles, type UploadTarget } from "./identity-files";

/** A new contact address, with the document that the staff will look at. */
export function ContactChangeForm({ action, upload }: { action: FormAction; upload: UploadTarget }) {
  const t = useTranslations("access.email");
  return (
    <FormShell
      id="contact"
      action={action}
      schema={contactChangeSchema}
      namespace="access"
      defaultValues={{ email: "", front: "", back: "" }}
      submitLabel={t("document-submit")}
    >
      <TextField name="email" type="email" label={t("new")} autoComplete="email" />
      <IdentityFiles upload={upload} />
    </FormShell>
  );
}
