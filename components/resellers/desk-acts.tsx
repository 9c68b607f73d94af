"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, RadioField, TextField } from "@/components/ui/form";
import { PAYOUTS } from "@/lib/resellers/commission";

type Props = { action: FormAction; resellerId: string };

/** The reseller buys no longer at its prices, and why. */
export function SuspendReseller({ action, resellerId }: Props) {
  const t = useTranslations("resellers.desk");
  return (
    <details className="section">
      <summary>{t("suspend")}</summary>
      <p>{t("suspend-text")}</p>
      <FormShell
        id="suspend"
        action={action}
        namespace="resellers"
        defaultValues={{ resellerId, why: "" }}
        submitLabel={t("suspend")}
        submitColor="red"
      >
        <HiddenField name="resellerId" value={resellerId} />
        <TextField name="why" label={t("why")} maxLength={200} />
      </FormShell>
    </details>
  );
}

/** The reseller buys at its prices again. */
export function ResumeReseller({ action, resellerId }: Props) {
  const t = useTranslations("resellers.desk");
  return (
    <>
      <p>{t("resume-text")}</p>
      <FormShell
        id="resume"
        action={action}
        namespace="resellers"
        defaultValues={{ resellerId }}
        submitLabel={t("resume")}
      >
        <HiddenField name="resellerId" value={resellerId} />
      </FormShell>
    </>
  );
}

/** The reseller is given what it is owed, or part of it. `owed`: the amount as one types it. */
export function PayCommission({ action, resellerId, owed }: Props & { owed: string }) {
  const t = useTranslations("resellers.desk");
  return (
    <FormShell
      id="pay"
      action={action}
      namespace="resellers"
      defaultValues={{ resellerId, amount: owed, how: "offset", note: "" }}
      submitLabel={t("pay")}
    >
      <HiddenField name="resellerId" value={resellerId} />
      <TextField name="amount" label={t("pay-amount")} inputMode="decimal" maxLength={12} maw={220} />
      <RadioField
        name="how"
        label={t("pay-how")}
        choices={PAYOUTS.map((value) => ({ value, label: t(`payouts.${value}`) }))}
      />
      <TextField name="note" label={t("pay-note")} optional maxLength={200} autoComplete="off" />
    </FormShell>
  );
}
