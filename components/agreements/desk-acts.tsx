"use client";
import { useTranslations } from "next-intl";
import { FileAnswer, type UploadTarget } from "@/components/documents/file-answer";
import { DateField, type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";

type Props = { action: FormAction; agreementId: string };

/** The agreement holds from now on, on its days. */
export function PutInForce({ action, agreementId }: Props) {
  const t = useTranslations("agreements.desk");
  return (
    <FormShell
      id="put-in-force"
      action={action}
      namespace="agreements"
      defaultValues={{ agreementId }}
      submitLabel={t("put-in-force")}
    >
      <HiddenField name="agreementId" value={agreementId} />
    </FormShell>
  );
}

/** It is over before its day, and why. */
export function EndAgreement({ action, agreementId }: Props) {
  const t = useTranslations("agreements.desk");
  return (
    <details className="section">
      <summary>{t("end")}</summary>
      <p>{t("end-text")}</p>
      <FormShell
        id="end"
        action={action}
        namespace="agreements"
        defaultValues={{ agreementId, why: "" }}
        submitLabel={t("end")}
        submitColor="red"
      >
        <HiddenField name="agreementId" value={agreementId} />
        <TextField name="why" label={t("why")} maxLength={200} />
      </FormShell>
    </details>
  );
}

/** Codes for the order to hand out. */
export function MakeCodes({ action, agreementId }: Props) {
  const t = useTranslations("agreements.desk");
  return (
    <FormShell
      id="codes"
      action={action}
      namespace="agreements"
      defaultValues={{ agreementId, count: "50" }}
      submitLabel={t("make-codes")}
    >
      <HiddenField name="agreementId" value={agreementId} />
      <TextField name="count" label={t("count")} inputMode="numeric" maxLength={4} maw={160} />
    </FormShell>
  );
}

/** It goes on to a later day, as was signed. */
export function RenewAgreement({ action, agreementId, upload }: Props & { upload: UploadTarget }) {
  const t = useTranslations("agreements.desk");
  const form = useTranslations("agreements.form");
  return (
    <FormShell
      id="renew"
      action={action}
      namespace="agreements"
      defaultValues={{ agreementId, validTo: "", note: "", signed: "" }}
      submitLabel={t("renew")}
    >
      <HiddenField name="agreementId" value={agreementId} />
      <DateField name="validTo" label={t("renew-to")} description={form("valid-to-hint")} optional />
      <TextField name="note" label={t("renew-note")} maxLength={200} optional />
      <FileAnswer name="signed" label={t("renew-signed")} description={t("renew-signed-hint")} upload={upload} />
    </FormShell>
  );
}
