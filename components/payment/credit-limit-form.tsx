"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";
import { creditLimitInput } from "@/lib/accounts/schema";

/** How far below zero a reseller's account may go. */
export function CreditLimitForm({ action, userId, limit }: { action: FormAction; userId: string; limit: string }) {
  const t = useTranslations("money.ledger");
  const router = useRouter();
  return (
    <FormShell
      id="credit"
      action={action}
      schema={creditLimitInput}
      namespace="money"
      defaultValues={{ userId, limit }}
      submitLabel={t("credit-submit")}
      onDone={() => router.refresh()}
    >
      <HiddenField name="userId" value={userId} />
      <TextField
        name="limit"
        label={t("credit-limit")}
        description={t("credit-note")}
        inputMode="decimal"
        maxLength={20}
        maw={220}
      />
    </FormShell>
  );
}
