"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField } from "@/components/ui/form";
import { REPORT_REASONS } from "@/lib/payments/schema";

/** A receipt that can't be used: folded away until it is needed. */
export function RefuseReceiptForm({ action, reportId }: { action: FormAction; reportId: string }) {
  const t = useTranslations("money.refuse-receipt");
  const reasons = useTranslations("payment.report.reasons");
  return (
    <details>
      <summary>{t("summary")}</summary>
      <FormShell
        id={`refuse-${reportId}`}
        action={action}
        namespace="money"
        defaultValues={{ reportId, reason: "illegible" }}
        submitLabel={t("submit")}
      >
        <HiddenField name="reportId" value={reportId} />
        <SelectField
          name="reason"
          label={t("reason")}
          choices={REPORT_REASONS.map((value) => ({ value, label: reasons(value) }))}
        />
      </FormShell>
    </details>
  );
}
