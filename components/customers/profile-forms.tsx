"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, PasswordField, SelectField, TextField } from "@/components/ui/form";
import { changePasswordSchema, profileSchema } from "@/lib/customers/schema";
import { LOCALES } from "@/lib/i18n/locales";
import { PasswordRules, type Rules } from "./password-rules";
import { ProvinceField } from "./province-field";

type Data = { displayName: string; phone: string; province: string; locale: string };

export function ProfileForm({
  action,
  data,
  taxCodeEnd,
}: {
  action: FormAction;
  data: Data;
  taxCodeEnd: string | null;
}) {
  const t = useTranslations("account.profile");
  const languages = LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }));
  const note = taxCodeEnd ? t("tax-code-kept", { end: taxCodeEnd }) : t("tax-code-note");
  return (
    <FormShell
      id="profile"
      action={action}
      schema={profileSchema}
      namespace="account"
      defaultValues={{ ...data, taxCode: "" }}
      submitLabel={t("submit")}
    >
      <TextField name="displayName" label={t("name")} autoComplete="name" />
      <TextField name="phone" optional type="tel" label={t("phone")} autoComplete="tel" />
      <ProvinceField label={t("province")} empty={t("province-none")} />
      <TextField name="taxCode" optional label={t("tax-code")} description={note} spellCheck={false} />
      <SelectField name="locale" label={t("language")} choices={languages} />
    </FormShell>
  );
}

export function ChangePasswordForm({
  action,
  userName,
  rules,
}: {
  action: FormAction;
  userName: string;
  rules: Rules;
}) {
  const t = useTranslations("account.password");
  const router = useRouter();
  return (
    <FormShell
      id="password"
      action={action}
      schema={changePasswordSchema}
      namespace="auth"
      defaultValues={{ current: "", password: "" }}
      submitLabel={t("submit")}
      onDone={() => router.refresh()} // an old one is no longer advised to be changed
    >
      <input type="text" name="$account" autoComplete="username" defaultValue={userName} readOnly hidden />
      <PasswordField name="current" label={t("current")} autoComplete="current-password" />
      <PasswordField name="password" label={t("new")} autoComplete="new-password" />
      <PasswordRules rules={rules} userName={userName} different />
    </FormShell>
  );
}
