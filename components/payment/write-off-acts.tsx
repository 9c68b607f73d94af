"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, RadioField, SelectField, TextareaField } from "@/components/ui/form";
import { writeOffInput } from "@/lib/payments/schema";
import { WRITE_OFF_REASONS } from "@/lib/payments/write-off";

/** Why an amount is given up: folded away until it is needed. */
export function WriteOffForm({
  action,
  orderId,
  amountCents,
  whole,
}: {
  action: FormAction;
  orderId: string;
  amountCents: number;
  whole: boolean;
}) {
  const t = useTranslations("losses");
  return (
    <details>
      <summary>{t("summary")}</summary>
      <FormShell
        id={`write-off-${orderId}`}
        action={action}
        schema={writeOffInput}
        namespace="losses"
        defaultValues={{ orderId, amountCents, reason: whole ? "unreachable" : "short-payment", note: "" }}
        submitLabel={t("submit")}
        submitColor="red"
      >
        <HiddenField name="orderId" value={orderId} />
        <HiddenField name="amountCents" value={String(amountCents)} />
        <SelectField
          name="reason"
          label={t("reason")}
          choices={WRITE_OFF_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
        <TextareaField name="note" label={t("note")} optional rows={3} maxLength={300} />
      </FormShell>
    </details>
  );
}

/** The second person agrees, or not. */
export function DecideWriteOff({ action, writeOffId }: { action: FormAction; writeOffId: string }) {
  const t = useTranslations("losses");
  return (
    <FormShell
      id={`decide-${writeOffId}`}
      action={action}
      namespace="losses"
      defaultValues={{ writeOffId, decision: "approve" }}
      submitLabel={t("decide-submit")}
    >
      <HiddenField name="writeOffId" value={writeOffId} />
      <RadioField
        name="decision"
        label={t("decision")}
        choices={(["approve", "refuse"] as const).map((value) => ({ value, label: t(value) }))}
      />
    </FormShell>
  );
}

/** A write-off that was a mistake. */
export function UndoWriteOff({ action, orderId }: { action: FormAction; orderId: string }) {
  const t = useTranslations("losses");
  return (
    <details>
      <summary>{t("undo")}</summary>
      <FormShell
        id={`undo-${orderId}`}
        action={action}
        namespace="losses"
        defaultValues={{ orderId }}
        submitLabel={t("undo-submit")}
        submitColor="red"
      >
        <HiddenField name="orderId" value={orderId} />
        <p>{t("undo-note")}</p>
      </FormShell>
    </details>
  );
}
