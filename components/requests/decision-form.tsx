"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";
import { DecisionFields } from "./decision-fields";

import { type Template, TemplateChoice } from "./template-choice";

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
      <DecisionFields words="desk.requests.decide" acceptable={acceptable} />
    </FormShell>
  );
}
