"use client";
import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, PasswordField, TextField } from "@/components/ui/form";
import { signUpSchema } from "@/lib/customers/schema";
import { PasswordRules, type Rules } from "./password-rules";
import { ProvinceField } from "./province-field";

const EMPTY = { displayName: "", email: "", taxCode: "", phone: "", province: "", userName: "", password: "" };

type Props = {
  action: FormAction;
  rules: Rules;
  /** The order the account is opened for: the token of its link, and the address it was made with, as it may be shown. */
  order?: { token: string; email: string } | null;
};

export function SignUpForm({ action, rules, order }: Props) {
  const t = useTranslations("auth.sign-up");
  return (
    <FormShell action={action} schema={signUpSchema} namespace="auth" defaultValues={EMPTY} submitLabel={t("submit")}>
      <Title order={2} size="h4" mb="sm">
        {t("about-you")}
      </Title>
      <TextField name="displayName" label={t("name")} autoComplete="name" />
      {order && <HiddenField name="order" value={order.token} />}
      <TextField
        name="email"
        type="email"
        label={t("email")}
        description={order ? t("email-of-order", { email: order.email }) : t("email-note")}
        autoComplete="email"
      />
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
