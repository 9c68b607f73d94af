"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { type FormAction, FormShell, SelectField, TextField } from "@/components/ui/form";
import { securityQuestionSchema } from "@/lib/customers/schema";
import { QUESTIONS } from "@/lib/customers/security-answer";

/** A question from the list, or one's own, and its answer. */
export function QuestionForm({ action }: { action: FormAction }) {
  const t = useTranslations("access.question");
  return (
    <FormShell
      id="question"
      action={action}
      schema={securityQuestionSchema}
      namespace="access"
      defaultValues={{ question: QUESTIONS[0], own: "", answer: "" }}
      submitLabel={t("submit")}
    >
      <SelectField
        name="question"
        label={t("choose")}
        choices={[
          ...QUESTIONS.map((value) => ({ value: value as string, label: t(`list.${value}`) })),
          { value: "own", label: t("own") },
        ]}
      />
      <OwnQuestion />
      <TextField
        name="answer"
        label={t("answer")}
        description={t("answer-hint")}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
      />
    </FormShell>
  );
}

function OwnQuestion() {
  const t = useTranslations("access.question");
  const chosen: unknown = useWatch({ name: "question" });
  if (chosen !== "own") return null;
  return <TextField name="own" label={t("own-label")} autoComplete="off" maxLength={200} />;
}
