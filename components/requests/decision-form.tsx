"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, RadioField, TextareaField } from "@/components/ui/form";

import { type Template, TemplateChoice } from "./template-choice";

const DECISIONS = ["answer", "accept", "refuse"] as const;

/** What the rep says to a request, and whether that ends it. */
export function DecisionForm({
  action,
  requestId,
  acceptable = true,
  templates = [],
  facts,
}: {
  action: FormAction;
  requestId: string;
  /** False where an act of its own accepts it. */
  acceptable?: boolean;
  /** Ready answers, and what they may speak of. */
  templates?: Template[];
  facts: { name: string; code: string };
}) {
  const t = useTranslations("desk.requests.decide");
  return (
    <FormShell
      action={action}
      namespace="desk.requests"
      defaultValues={{ decision: "answer", text: "" }}
      submitLabel={t("submit")}
      id="decision"
    >
      <HiddenField name="requestId" value={requestId} />
      {templates.length > 0 && <TemplateChoice templates={templates} facts={facts} />}
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
