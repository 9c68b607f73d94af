"use client";
import { useTranslations } from "next-intl";
import { DateField, type FormAction, FormShell, HiddenField, TextareaField } from "@/components/ui/form";

/** Accepts the renewal of an agreement, until the day that stands on the paper. */
export function RenewAgreementAsked({
  action,
  requestId,
  until,
}: {
  action: FormAction;
  requestId: string;
  /** "YYYY-MM-DD"; null: without an end. */
  until: string | null;
}) {
  const t = useTranslations("requests.goes-on");
  const desk = useTranslations("agreements.desk");
  const form = useTranslations("agreements.form");
  return (
    <FormShell
      id="carry-out"
      action={action}
      namespace="requests"
      defaultValues={{ requestId, validTo: until ?? "", text: t("words-default") }}
      submitLabel={t("submit")}
    >
      <HiddenField name="requestId" value={requestId} />
      <DateField name="validTo" label={desk("renew-to")} description={form("valid-to-hint")} optional />
      <TextareaField name="text" label={t("words")} rows={4} maxLength={4000} />
    </FormShell>
  );
}
