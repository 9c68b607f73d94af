"use client";
import { useTranslations } from "next-intl";
import { DecisionFields } from "@/components/requests/decision-fields";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";

type Props = { action: FormAction; requestId: string };

/** What a reseller says to its customer, and whether that ends the request. */
export function AnswerCustomer({ action, requestId, acceptable }: Props & { acceptable: boolean }) {
  const t = useTranslations("resellers.requests.answer");
  return (
    <FormShell
      action={action}
      namespace="resellers.requests"
      defaultValues={{ decision: "answer", text: "" }}
      submitLabel={t("submit")}
      id="answer"
    >
      <HiddenField name="requestId" value={requestId} />
      <DecisionFields words="resellers.requests.answer" acceptable={acceptable} />
    </FormShell>
  );
}

/** The request is the seller's from now on, and why. */
export function HandOn({ action, requestId }: Props) {
  const t = useTranslations("resellers.requests.hand-on");
  return (
    <details className="section">
      <summary>{t("title")}</summary>
      <p>{t("text")}</p>
      <FormShell
        action={action}
        namespace="resellers.requests"
        defaultValues={{ why: "" }}
        submitLabel={t("submit")}
        id="hand-on"
      >
        <HiddenField name="requestId" value={requestId} />
        <TextField name="why" label={t("why")} maxLength={500} autoComplete="off" />
      </FormShell>
    </details>
  );
}
