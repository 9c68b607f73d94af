"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, PasswordField, TextField } from "@/components/ui/form";
import { signInSchema } from "@/lib/customers/schema";

export function SignInForm({ action, next }: { action: FormAction; next: string }) {
  const t = useTranslations("auth.sign-in");
  return (
    <FormShell
      action={action}
      schema={signInSchema}
      namespace="auth"
      defaultValues={{ login: "", password: "", next }}
      submitLabel={t("submit")}
    >
      <HiddenField name="next" value={next} />
      <TextField name="login" label={t("login")} autoComplete="username" spellCheck={false} />
      <PasswordField name="password" label={t("password")} autoComplete="current-password" />
    </FormShell>
  );
}
