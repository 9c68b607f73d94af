"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField } from "@/components/ui/form";
import { TAKE_BACK_REASONS } from "@/lib/payments/schema";

/** Money that did not come after all, or was counted for the wrong thing: folded away until it is needed. */
export function TakeBackForm({ action, paymentId }: { action: FormAction; paymentId: string }) {
  const t = useTranslations("money.take-back");
  return (
    <details>
      <summary>{t("summary")}</summary>
      <FormShell
        id={`back-${paymentId}`}
        action={action}
        namespace="money"
        defaultValues={{ paymentId, why: "mistake" }}
        submitLabel={t("submit")}
        submitColor="red"
      >
        <HiddenField name="paymentId" value={paymentId} />
        <p>{t("note")}</p>
        <SelectField
          name="why"
          label={t("why")}
          choices={TAKE_BACK_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
      </FormShell>
    </details>
  );
}
