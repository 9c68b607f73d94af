"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, RadioField, TextField } from "@/components/ui/form";
import { bookTopUpInput, type TopUpMethod } from "@/lib/accounts/schema";

interface Props {
  action: FormAction;
  methods: TopUpMethod[];
  transferDays: { min: number; max: number };
}

/** Amount and way of a top-up. */
export function TopUpForm({ action, methods, transferDays }: Props) {
  const t = useTranslations("prepaid.ask");
  return (
    <FormShell
      action={action}
      schema={bookTopUpInput}
      namespace="prepaid"
      defaultValues={{ amount: "", method: methods[0] }}
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
        choices={methods.map((method) => ({
          value: method,
          label: t(method),
          description: method === "transfer" ? t("transfer-note", transferDays) : t("card-note"),
        }))}
      />
    </FormShell>
  );
}
