"use client";
import { useLocale, useTranslations } from "next-intl";
import { DateField, type FormAction, FormShell, HiddenField, SelectField, TextField } from "@/components/ui/form";
import { formatCents } from "@/lib/kernel/money";
import { SLOW_METHODS, type SlowMethod } from "@/lib/payments/arrival";
import { recordArrivalInput } from "@/lib/payments/schema";

interface Props {
  action: FormAction;
  /** What it is for. */
  subject: { orderId: string } | { topUpId: string };
  method: SlowMethod;
  /** What is still missing, as it would be typed. */
  amount: string;
  /** Today in Rome, YYYY-MM-DD. */
  valueDate: string;
}

/** What the staff read on the bank's statement, or hold in their hand. */
export function RecordArrivalForm({ action, subject, method, amount, valueDate }: Props) {
  const t = useTranslations("prepaid.desk.one");
  const methods = useTranslations("payment.methods");
  const [[name = "", id = ""] = []] = Object.entries(subject);
  return (
    <FormShell
      id="record"
      action={action}
      schema={recordArrivalInput}
      namespace="prepaid"
      defaultValues={{ ...subject, method, amount, valueDate, bankReference: "" }}
      submitLabel={t("submit")}
    >
      <HiddenField name={name} value={id} />
      <SelectField
        name="method"
        label={t("method")}
        choices={SLOW_METHODS.map((value) => ({ value, label: methods(value) }))}
      />
      <TextField name="amount" label={t("amount")} inputMode="decimal" maxLength={20} maw={220} />
      <DateField name="valueDate" label={t("value-date")} />
      <TextField
        name="bankReference"
        label={t("reference")}
        description={t("reference-note")}
        maxLength={70}
        spellCheck={false}
      />
    </FormShell>
  );
}

/** Credits a part as it is when the rest will not come. */
export function CreditPartial({
  action,
  topUpId,
  receivedCents,
}: {
  action: FormAction;
  topUpId: string;
  receivedCents: number;
}) {
  const t = useTranslations("prepaid.desk.one");
  const locale = useLocale();
  return (
    <FormShell
      id="short"
      action={action}
      namespace="prepaid"
      submitLabel={t("short", { received: formatCents(receivedCents, locale) })}
    >
      <HiddenField name="topUpId" value={topUpId} />
      <p>{t("short-note")}</p>
    </FormShell>
  );
}
