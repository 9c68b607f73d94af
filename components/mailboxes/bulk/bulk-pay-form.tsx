"use client";
import { Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextareaField } from "@/components/ui/form";
import { formatCents } from "@/lib/kernel/money";
import type { AgreedLine } from "@/lib/mailboxes/bulk";

type Props = {
  action: FormAction;
  agreed: AgreedLine[];
  totals: { count: number; totalCents: number };
  /** Done by the staff: whose account pays. */
  customer?: { userId: string; name: string };
};

/** The button that pays: exactly what the page shows is sent, and nothing else is carried out. */
export function BulkPayForm({ action, agreed, totals, customer }: Props) {
  const t = useTranslations("renewals.pay");
  const locale = useLocale();
  const lines = JSON.stringify(agreed);
  const { count, totalCents } = totals;
  const borne = totalCents === 0;
  return (
    <FormShell
      id={borne ? "borne" : "pay"}
      action={action}
      namespace="renewals"
      defaultValues={{ lines, ...(customer ? { userId: customer.userId, reason: "" } : {}) }}
      submitLabel={
        borne ? t("submit-borne", { count }) : t("submit", { total: formatCents(totalCents, locale), count })
      }
    >
      <HiddenField name="lines" value={lines} />
      {customer && (
        <>
          <HiddenField name="userId" value={customer.userId} />
          <TextareaField name="reason" label={t("reason")} description={t("reason-hint")} rows={2} maxLength={500} />
          {!borne && <Text mb="md">{t("customer", { name: customer.name })}</Text>}
        </>
      )}
      <Text>{t(borne ? "note-borne" : "note")}</Text>
    </FormShell>
  );
}
