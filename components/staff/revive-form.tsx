"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";

type Props = { id: string; action: FormAction; customerId: string; email: string };

/** How somebody made sure that an address takes mails. */
export function ReviveForm({ id, action, customerId, email }: Props) {
  const t = useTranslations("staff.dead-address");
  return (
    <FormShell
      id={id}
      action={action}
      namespace="staff"
      defaultValues={{ customerId, email, reason: "" }}
      submitLabel={t("submit")}
    >
      <HiddenField name="customerId" value={customerId} />
      <HiddenField name="email" value={email} />
      <TextField name="reason" label={t("reason")} description={t("hint")} maxLength={500} />
    </FormShell>
  );
}
