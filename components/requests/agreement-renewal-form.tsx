"use client";
import { useTranslations } from "next-intl";
import { FileAnswer, type UploadTarget } from "@/components/documents/file-answer";
import { DateField, type FormAction, FormShell, HiddenField, TextareaField } from "@/components/ui/form";
import { ProvinceField } from "./asker-fields";

type Props = { action: FormAction; agreementId: string; validTo: string; upload: UploadTarget };

/** A professional order asks the rep that its agreement go on, by the paper it signed. */
export function AgreementRenewalForm({ action, agreementId, validTo, upload }: Props) {
  const t = useTranslations("agreements.goes-on");
  const desk = useTranslations("agreements.desk");
  const form = useTranslations("agreements.form");
  return (
    <FormShell
      id="ask-renewal"
      action={action}
      namespace="agreements"
      defaultValues={{ agreementId, validTo, signed: "", province: "", message: "" }}
      submitLabel={t("submit")}
    >
      <HiddenField name="agreementId" value={agreementId} />
      <DateField name="validTo" label={desk("renew-to")} description={form("valid-to-hint")} optional />
      <FileAnswer name="signed" label={desk("renew-signed")} description={desk("renew-signed-hint")} upload={upload} />
      <ProvinceField label={t("province")} />
      <TextareaField name="message" label={t("message")} optional maxLength={2000} />
    </FormShell>
  );
}
