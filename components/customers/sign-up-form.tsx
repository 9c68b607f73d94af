"use client";
import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, PasswordField, TextField } from "@/components/ui/form";
import { signUpSchema } from "@/lib/customers/schema";
import { PasswordRules, type Rules } from "./password-rules";
import { ProvinceField } from "./province-field";

const EMPTY = { displayName: "", email: "", taxCode: "", phone: "", province: "", userName: "", password: "" };

export function SignUpForm({ action, rules }: { action: FormAction; rules: Rules }) {
  const t = useTranslations("auth.sign-up");
  return (
    <FormShell action={action} schema={signUpSchema} namespace="auth" defaultValues={EMPTY} submitLabel={t("submit")}>
      <Title order={2} size="h4" mb="sm">
        {t("about-you")}
      </Title>
      <TextField name="displayName" label={t("name")} autoComplete="name" />
      <TextField name="email" type="email" label={t("email")} description={t("email-note")} autoComplete="email" />
      <TextField name="taxCode" optional label={t("tax-code")} description={t("tax-code-note")} spellCheck={false} />
      <TextField name="phone" optional type="tel" label={t("phone")} autoComplete="tel" />
      <ProvinceField label={t("province")} description={t("province-note")} empty={t("province-none")} />
      <Title order={2} size="h4" mt="lg" mb="sm">
        {t("your-access")}
      </Title>
      <TextField
        name="userName"
        label={t("user-name")}
        description={t("user-name-note")}
        autoComplete="username"
        spellCheck={false}
      />
      <PasswordField name="password" label={t("password")} autoComplete="new-password" />
      <PasswordRules rules={rules} />
    </FormShell>
  );
}
