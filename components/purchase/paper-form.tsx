"use client";
import { useTranslations } from "next-intl";
import { ConsentFields, type Consents } from "@/components/payment/pay-form";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";

type Props = { action: FormAction; token: string; totalCents: number; consents: Consents };

/** The last step on paper: what is accepted, and the button that orders and makes the form. */
export function PaperForm({ action, token, totalCents, consents }: Props) {
  const t = useTranslations("paper.step");
  return (
    <FormShell
      action={action}
      namespace="paper"
      defaultValues={{ acceptTerms: false, immediateActivation: false }}
      submitLabel={t("submit")}
    >
      <HiddenField name="token" value={token} />
      <HiddenField name="seenTotalCents" value={String(totalCents)} />
      <ConsentFields consents={consents} />
    </FormShell>
  );
}
