"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";

/** A mistyped mail address of an order, put right, and how the staff know. */
export function CorrectAddressForm({ action, orderId }: { action: FormAction; orderId: string }) {
  const t = useTranslations("desk.order.address");
  return (
    <FormShell
      action={action}
      namespace="desk.order"
      defaultValues={{ orderId, email: "", reason: "" }}
      submitLabel={t("submit")}
    >
      <HiddenField name="orderId" value={orderId} />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label={t("email")}
        maxLength={254}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField name="reason" label={t("reason")} description={t("reason-hint")} maxLength={500} autoComplete="off" />
    </FormShell>
  );
}
