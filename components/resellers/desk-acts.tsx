"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";

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
