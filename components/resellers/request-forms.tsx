"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, RadioField, TextareaField, TextField } from "@/components/ui/form";

type Props = { action: FormAction; requestId: string };

const DECISIONS = ["answer", "accept", "refuse"] as const;

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
      <TextareaField name="text" label={t("text")} description={t("text-hint")} rows={6} maxLength={4000} />
      <RadioField
        name="decision"
        label={t("decision")}
        choices={DECISIONS.filter((value) => acceptable || value !== "accept").map((value) => ({
          value,
          label: t(value),
          description: t(`${value}-hint`),
        }))}
      />
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
