"use client";
import { useTranslations } from "next-intl";
import {
  type FormAction,
  FormShell,
  HiddenField,
  RadioField,
  SelectField,
  TextareaField,
  TextField,
} from "@/components/ui/form";
import { askRefundInput, REFUND_REASONS } from "@/lib/payments/schema";

interface Props {
  action: FormAction;
  of: { paymentId: string } | { userId: string };
  /** What is left, as it would be typed. */
  amount: string;
  ways: ("way" | "prepaid" | "transfer")[];
  /** How "the way it came" is called here. */
  wayLabel: string;
  reason: (typeof REFUND_REASONS)[number];
  /** Mailboxes the payment renewed together: one of them may be named. */
  mailboxes?: { value: string; label: string }[];
}

/** How much goes back, where and why. */
export function AskRefundForm({ action, of, amount, ways, wayLabel, reason, mailboxes = [] }: Props) {
  const t = useTranslations("money.refund");
  const [[name = "", id = ""] = []] = Object.entries(of);
  return (
    <FormShell
      action={action}
      schema={askRefundInput}
      namespace="money"
      defaultValues={{ ...of, mailboxId: "", amount, to: ways[0], iban: "", reason, note: "" }}
      submitLabel={t("ask")}
    >
      <HiddenField name={name} value={id} />
      {mailboxes.length > 0 && (
        <SelectField
          name="mailboxId"
          label={t("mailbox")}
          description={t("mailbox-hint")}
          choices={[{ value: "", label: t("mailbox-all") }, ...mailboxes]}
        />
      )}
      <TextField name="amount" label={t("amount")} inputMode="decimal" maxLength={20} maw={220} />
      <RadioField
        name="to"
        label={t("to")}
        choices={ways.map((value) => ({ value, label: value === "way" ? wayLabel : t(`ways.${value}`) }))}
      />
      <TextField name="iban" label={t("iban")} description={t("iban-note")} maxLength={50} spellCheck={false} />
      <SelectField
        name="reason"
        label={t("reason")}
        choices={REFUND_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      />
      <TextareaField name="note" label={t("note")} optional rows={3} maxLength={300} />
    </FormShell>
  );
}
