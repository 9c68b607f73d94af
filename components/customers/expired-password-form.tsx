"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, PasswordField } from "@/components/ui/form";
import { newPasswordSchema } from "@/lib/customers/schema";
import { PasswordRules, type Rules } from "./password-rules";

type Props = { action: FormAction; next: string; userName: string; rules: Rules };

/** A new password in the place of the one that has expired and was just given. */
export function ExpiredPasswordForm({ action, next, userName, rules }: Props) {
  const t = useTranslations("access.expired");
  return (
    <FormShell
      action={action}
      schema={newPasswordSchema}
      namespace="access"
      defaultValues={{ password: "", next }}
      submitLabel={t("submit")}
    >
      <HiddenField name="next" value={next} />
      <input type="text" name="$account" autoComplete="username" defaultValue={userName} readOnly hidden />
      <PasswordField name="password" label={t("password")} autoComplete="new-password" />
      <PasswordRules rules={rules} userName={userName} different />
    </FormShell>
  );
}
