"use client";
import { useTranslations } from "next-intl";
import { termText } from "@/components/catalogue/term-text";
import { DateField, RadioField, SelectField, TextField } from "@/components/ui/form";
import type { HelpKind } from "@/lib/requests/kinds";

type Name =
  | "userCode"
  | "address"
  | "taxCode"
  | "sender"
  | "recipient"
  | "subject"
  | "messageId"
  | "companyName"
  | "vatNumber";

/** One line of what identifies a mailbox, a message or a company: nothing a browser could know. */
function Line({ name, hint, optional, maw }: { name: Name; hint?: boolean; optional?: boolean; maw?: number }) {
  const t = useTranslations("requests.help.fields");
  return (
    <TextField
      name={name}
      label={t(name)}
      {...(hint ? { description: t(`${name}-hint`) } : {})}
      {...(optional ? { optional } : {})}
      {...(maw ? { maw } : {})}
      maxLength={300}
      autoComplete="off"
      spellCheck={false}
    />
  );
}

function Reset() {
  return (
    <>
      <Line name="userCode" hint maw={320} />
      <Line name="address" />
      <Line name="taxCode" hint maw={320} />
    </>
  );
}

function Lost() {
  return (
    <>
      <Line name="address" />
      <Line name="taxCode" hint maw={320} />
    </>
  );
}

function Log() {
  const t = useTranslations("requests.help.fields");
  return (
    <>
      <Line name="sender" hint />
      <Line name="recipient" />
      <DateField name="on" label={t("on")} description={t("on-hint")} />
      <Line name="subject" optional />
      <Line name="messageId" hint optional />
    </>
  );
}

function Space() {
  const t = useTranslations("requests.help.fields");
  return (
    <>
      <Line name="userCode" hint maw={320} />
      <Line name="address" />
      <RadioField
        name="where"
        label={t("where")}
        choices={(["inbox", "archive"] as const).map((value) => ({ value, label: t(value) }))}
      />
      <TextField
        name="gigabytes"
        label={t("gigabytes")}
        inputMode="numeric"
        maxLength={5}
        maw={160}
        autoComplete="off"
      />
    </>
  );
}

function LateNumber() {
  const t = useTranslations("requests.help.fields");
  return (
    <>
      <Line name="address" />
      <Line name="companyName" />
      <Line name="vatNumber" maw={320} />
      <TextField
        name="taxCode"
        label={t("company-tax-code")}
        description={t("company-tax-code-hint")}
        optional
        maxLength={20}
        maw={320}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  );
}

const TERMS = [12, 24, 36];

function MemberRenewal() {
  const t = useTranslations("requests.help.fields");
  const common = useTranslations("common");
  return (
    <>
      <Line name="userCode" hint maw={320} />
      <Line name="address" />
      <Line name="taxCode" hint maw={320} />
      <SelectField
        name="termMonths"
        label={t("termMonths")}
        choices={TERMS.map((months) => ({ value: String(months), label: termText(common, months) }))}
      />
    </>
  );
}

/** What each form asks besides who asks. */
export const HELP_FIELDS: Record<HelpKind, () => React.ReactNode> = {
  "forced-reset": Reset,
  "lost-credentials": Lost,
  "log-copy": Log,
  "more-space": Space,
  "late-vat-number": LateNumber,
  "member-renewal": MemberRenewal,
};
