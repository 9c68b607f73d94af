"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CheckboxField, TextField } from "@/components/ui/form";
import type { HolderKind } from "@/lib/sellers/policy/common";
import { CodeField, Group, HumanFields } from "./holder-fields";
import css from "./purchase.module.css";

/** What is asked of each kind of holder, besides where they are and how to reach them. */
export function KindFields({ kind, formationDays }: { kind: HolderKind; formationDays: number }) {
  const t = useTranslations("purchase.holder");
  if (kind === "person") return <Person />;
  if (kind === "professional") return <Professional />;
  if (kind === "foreign-person") return <ForeignPerson />;
  if (kind === "foreign-company")
    return (
      <Body name={t("company-name")} foreign>
        <div className={css.two}>
          <CodeField name="holder.vatNumber" label={t("vat-id")} description={t("vat-id-hint")} optional />
          <CodeField
            name="holder.taxNumber"
            label={t("foreign-number")}
            description={t("foreign-number-hint")}
            optional
          />
        </div>
        <CodeField name="holder.taxCode" label={t("italian-tax-code")} optional />
      </Body>
    );
  if (kind === "public-body") return <PublicBody />;
  if (kind === "company-being-formed")
    return <Body name={t("future-name")} lead={t("being-formed", { days: formationDays })} />;
  return (
    <Body name={t("company-name")}>
      <CodeField name="holder.vatNumber" label={t("vat-number")} numeric />
      <CodeField
        name="holder.taxCode"
        label={t("company-tax-code")}
        description={t("company-tax-code-hint")}
        optional
      />
    </Body>
  );
}

function Person() {
  const t = useTranslations("purchase.holder");
  return (
    <Group legend={t("who")}>
      <HumanFields at="holder" own />
    </Group>
  );
}

function Professional() {
  const t = useTranslations("purchase.holder");
  return (
    <Group legend={t("who")}>
      <HumanFields at="holder" own />
      <CodeField name="holder.vatNumber" label={t("vat-number")} description={t("vat-number-hint")} optional numeric />
      <div className={css.two}>
        <TextField name="holder.order" label={t("order")} optional maxLength={120} autoComplete="off" />
        <TextField name="holder.enrolment" label={t("enrolment")} optional maxLength={30} autoComplete="off" />
      </div>
    </Group>
  );
}

function ForeignPerson() {
  const t = useTranslations("purchase.holder");
  return (
    <Group legend={t("who")}>
      <HumanFields at="holder" own foreign />
      <div className={css.two}>
        <CodeField name="holder.documentNumber" label={t("document-number")} description={t("document-number-hint")} />
        <CodeField name="holder.taxNumber" label={t("foreign-tax-number")} optional />
      </div>
    </Group>
  );
}

type BodyProps = { name: string; lead?: string; foreign?: boolean; children?: ReactNode };

/** Somebody whom a person represents. */
function Body({ name, lead, foreign = false, children }: BodyProps) {
  const t = useTranslations("purchase.holder");
  return (
    <>
      <Group legend={t("who")} {...(lead ? { lead } : {})}>
        <TextField name="holder.companyName" label={name} maxLength={120} autoComplete="organization" />
        {children}
      </Group>
      <Group legend={t("representative")} lead={t("representative-lead")}>
        <HumanFields at="holder.representative" own={false} foreign={foreign} />
      </Group>
    </>
  );
}

function PublicBody() {
  const t = useTranslations("purchase.holder");
  return (
    <Body name={t("body-name")}>
      <CodeField name="holder.taxCode" label={t("body-tax-code")} numeric />
      <CodeField name="holder.vatNumber" label={t("vat-number")} optional numeric />
      <CodeField name="holder.ipaCode" label={t("ipa-code")} description={t("ipa-code-hint")} />
      <TextField
        name="holder.pec"
        type="email"
        inputMode="email"
        label={t("body-pec")}
        maxLength={254}
        autoComplete="off"
        spellCheck={false}
      />
      <CheckboxField name="holder.splitPayment" label={t("split-payment")} description={t("split-payment-hint")} />
    </Body>
  );
}
