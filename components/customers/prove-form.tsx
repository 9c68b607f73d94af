"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, PasswordField } from "@/components/ui/form";
import { proofSchema } from "@/lib/customers/schema";

/** The password or a code, once more. */
export function ProveForm({ action, next, userName }: { action: FormAction; next: string; userName: string }) {
  const t = useTranslations("access.prove");
  return (
    <FormShell
      action={action}
      schema={proofSchema}
      namespace="access"
      defaultValues={{ proof: "", next }}
      submitLabel={t("submit")}
    >
      <HiddenField name="next" value={next} />
      <input type="text" name="$account" autoComplete="username" defaultValue={userName} readOnly hidden />
      <PasswordField name="proof" label={t("proof")} autoComplete="current-password" />
    </FormShell>
  );
}
