"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, TextField } from "@/components/ui/form";
import { emailSchema } from "@/lib/customers/schema";

/** Where one wants to be written to from now on. */
export function EmailForm({ action }: { action: FormAction }) {
  const t = useTranslations("access.email");
  return (
    <FormShell
      id="email"
      action={action}
      schema={emailSchema}
      namespace="access"
      defaultValues={{ email: "" }}
      submitLabel={t("submit")}
    >
      <TextField name="email" type="email" label={t("new")} autoComplete="email" />
    </FormShell>
  );
}
