"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, RadioField, TextField } from "@/components/ui/form";
import { bookTopUpInput, type TopUpMethod } from "@/lib/accounts/schema";
import { daysTaken, isSlow } from "@/lib/payments/arrival";

interface Props {
  action: FormAction;
  /** Each way with the working days it takes. */
  ways: { method: TopUpMethod; minDays: number; maxDays: number }[];
}

/** Amount and way of a top-up. */
export function TopUpForm({ action, ways }: Props) {
  const t = useTranslations("prepaid.ask");
  const methods = useTranslations("payment.methods");
  return (
    <FormShell
      action={action}
      schema={bookTopUpInput}
      namespace="prepaid"
      defaultValues={{ amount: "", method: ways[0]?.method }}
      submitLabel={t("continue")}
    >
      <TextField
        name="amount"
        label={t("amount")}
        description={t("amount-note")}
        inputMode="decimal"
        maxLength={20}
        maw={220}
      />
      <RadioField
        name="method"
        label={t("method")}
        choices={ways.map(({ method, ...days }) => ({
          value: method,
          label: methods(method),
          description: isSlow(method) ? t("slow-note", daysTaken(days)) : t(`${method}-note`),
        }))}
      />
    </FormShell>
  );
}
