"use client";
import { Fieldset } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import {
  CheckboxField,
  type FormAction,
  FormShell,
  HiddenField,
  RadioField,
  SelectField,
  TextareaField,
} from "@/components/ui/form";
import { CREDIT_REASONS } from "@/lib/invoicing/credit-reason";
import { formatCents } from "@/lib/kernel/money";

interface Props {
  action: FormAction;
  invoiceId: string;
  /** Every line, with how much is left of it, net. */
  lines: { description: string; leftCents: number }[];
}

/** Takes an invoice back, whole or some of its lines. */
export function CreditForm({ action, invoiceId, lines }: Props) {
  const leftCents = lines.reduce((sum, line) => sum + line.leftCents, 0);
  const t = useTranslations("invoices.desk.credit-note");
  const locale = useLocale();
  return (
    <FormShell
      id="credit"
      action={action}
      namespace="invoices"
      defaultValues={{ invoiceId, what: "all", why: "not-rendered", reason: "" }}
      submitLabel={t("submit")}
      submitColor="red"
    >
      <HiddenField name="invoiceId" value={invoiceId} />
      <RadioField
        name="what"
        label={t("what")}
        choices={[
          { value: "all", label: t("all", { total: formatCents(leftCents, locale) }) },
          { value: "lines", label: t("some") },
        ]}
      />
      <Fieldset legend={t("lines")} variant="unstyled" mb="md">
        {lines.map(({ description, leftCents: left }, of) => (
          <CheckboxField
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
            key={of}
            name={`lines.${of}`}
            label={`${description} · ${left === 0 ? t("taken") : formatCents(left, locale)}`}
          />
        ))}
      </Fieldset>
      <SelectField
        name="why"
        label={t("reason")}
        choices={CREDIT_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      />
      <TextareaField
        name="reason"
        label={t("words")}
        description={t("reason-note")}
        optional
        rows={2}
        maxLength={300}
      />
    </FormShell>
  );
}
