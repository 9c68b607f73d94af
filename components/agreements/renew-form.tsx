"use client";
import { useLocale, useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextareaField } from "@/components/ui/form";
import { formatCents } from "@/lib/kernel/money";
import type { AgreedLine } from "@/lib/mailboxes/bulk";

type Props = {
  action: FormAction;
  agreementId: string;
  agreed: AgreedLine[];
  totals: { count: number; totalCents: number };
  /** Done by the staff, who say why. */
  forOthers: boolean;
};

/** The button that pays out of the professional order's account: exactly what the page shows is sent. */
export function RenewForm({ action, agreementId, agreed, totals, forOthers }: Props) {
  const t = useTranslations("renewals.pay");
  const own = useTranslations("agreements.renew");
  const lines = JSON.stringify(agreed);
  return (
    <FormShell
      id="renew"
      action={action}
      namespace="agreements"
      defaultValues={{ agreementId, lines, reason: "" }}
      submitLabel={t("submit", { total: formatCents(totals.totalCents, useLocale()), count: totals.count })}
    >
      <HiddenField name="agreementId" value={agreementId} />
      <HiddenField name="lines" value={lines} />
      {forOthers && (
        <TextareaField name="reason" label={t("reason")} description={t("reason-hint")} rows={2} maxLength={500} />
      )}
      <p>{own("note")}</p>
    </FormShell>
  );
}
