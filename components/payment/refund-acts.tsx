"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, RadioField, TextField } from "@/components/ui/form";
import { recordRefundInput } from "@/lib/payments/schema";

interface Props {
  action: FormAction;
  refundId: string;
}

/** The second person agrees, or not. */
export function DecideRefund({ action, refundId }: Props) {
  const t = useTranslations("money.refund");
  return (
    <FormShell
      action={action}
      namespace="money"
      defaultValues={{ refundId, decision: "approve" }}
      submitLabel={t("decide-submit")}
    >
      <HiddenField name="refundId" value={refundId} />
      <RadioField
        name="decision"
        label={t("decision")}
        choices={(["approve", "refuse"] as const).map((value) => ({ value, label: t(value) }))}
      />
    </FormShell>
  );
}

/** The bank's reference of a refund that was sent by hand. */
export function RecordRefund({ action, refundId }: Props) {
  const t = useTranslations("money.refund");
  return (
    <FormShell
      action={action}
      schema={recordRefundInput}
      namespace="money"
      defaultValues={{ refundId, bankReference: "" }}
      submitLabel={t("send-submit")}
    >
      <HiddenField name="refundId" value={refundId} />
      <TextField name="bankReference" label={t("reference")} maxLength={70} spellCheck={false} />
    </FormShell>
  );
}

/** Another way for a refund whose gateway said no. */
export function RedirectRefund({ action, refundId }: Props) {
  const t = useTranslations("money.refund");
  return (
    <FormShell
      action={action}
      namespace="money"
      defaultValues={{ refundId, to: "transfer", iban: "" }}
      submitLabel={t("redirect-submit")}
    >
      <HiddenField name="refundId" value={refundId} />
      <RadioField
        name="to"
        label={t("to")}
        choices={(["transfer", "prepaid"] as const).map((value) => ({ value, label: t(`ways.${value}`) }))}
      />
      <TextField name="iban" label={t("iban")} description={t("iban-note")} maxLength={50} spellCheck={false} />
    </FormShell>
  );
}
