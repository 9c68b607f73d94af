"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, PasswordField, TextField } from "@/components/ui/form";
import { loginSchema, resetPasswordSchema, taxCodeSchema, tokenSchema } from "@/lib/customers/schema";
import { PasswordRules, type Rules } from "./password-rules";

/** Asks for a link to choose a new password. */
export function RecoverPasswordForm({ action }: { action: FormAction }) {
  const t = useTranslations("auth.recover");
  return (
    <FormShell
      action={action}
      schema={loginSchema}
      namespace="auth"
      defaultValues={{ login: "" }}
      submitLabel={t("submit")}
    >
      <TextField name="login" label={t("login")} autoComplete="username" spellCheck={false} />
    </FormShell>
  );
}

/** Asks for the user name by codice fiscale. */
export function RecoverUserNameForm({ action }: { action: FormAction }) {
  const t = useTranslations("auth.recover-name");
  return (
    <FormShell
      action={action}
      schema={taxCodeSchema}
      namespace="auth"
      defaultValues={{ taxCode: "" }}
      submitLabel={t("submit")}
    >
      <TextField name="taxCode" label={t("tax-code")} spellCheck={false} maw={320} />
    </FormShell>
  );
}

/** Chooses the new password, by the link's token. */
export function ResetPasswordForm({
  action,
  token,
  asked: { userName, question },
  rules,
}: {
  action: FormAction;
  token: string;
  asked: { userName: string; question: string | null };
  rules: Rules;
}) {
  const t = useTranslations("auth.reset");
  return (
    <FormShell
      action={action}
      schema={resetPasswordSchema}
      namespace="auth"
      defaultValues={{ token, password: "", ...(question ? { answer: "" } : {}) }}
      submitLabel={t("submit")}
    >
      <HiddenField name="token" value={token} />
      {/* For password managers: which account the new password is of. */}
      <input type="text" name="$account" autoComplete="username" defaultValue={userName} readOnly hidden />
      {question && (
        <TextField
          name="answer"
          label={question}
          description={t("answer-note")}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
        />
      )}
      <PasswordField name="password" label={t("password")} autoComplete="new-password" />
      <PasswordRules rules={rules} userName={userName} different />
    </FormShell>
  );
}

/** Confirms an address: by a button, since programs that read mail follow links on their own. */
export function ConfirmEmailForm({ action, token }: { action: FormAction; token: string }) {
  const t = useTranslations("auth.confirm");
  return (
    <FormShell
      action={action}
      schema={tokenSchema}
      namespace="auth"
      defaultValues={{ token }}
      submitLabel={t("submit")}
    >
      <HiddenField name="token" value={token} />
    </FormShell>
  );
}
