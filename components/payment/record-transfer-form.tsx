"use client";
import { useLocale, useTranslations } from "next-intl";
import { DateField, type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";
import { recordTransferInput } from "@/lib/accounts/schema";
import { formatCents } from "@/lib/kernel/money";

interface Props {
  action: FormAction;
  topUpId: string;
  /** What is still missing, as it would be typed. */
  amount: string;
  /** Today in Rome, YYYY-MM-DD. */
  valueDate: string;
}

/** What the staff read on the bank's statement. */
export function RecordTransferForm({ action, topUpId, amount, valueDate }: Props) {
  const t = useTranslations("prepaid.desk.one");
  return (
    <FormShell
      id="record"
      action={action}
      schema={recordTransferInput}
      namespace="prepaid"
      defaultValues={{ topUpId, amount, valueDate, bankReference: "" }}
      submitLabel={t("submit")}
    >
      <HiddenField name="topUpId" value={topUpId} />
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
