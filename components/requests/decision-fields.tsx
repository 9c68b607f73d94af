"use client";
import { useTranslations } from "next-intl";
import { RadioField, TextareaField } from "@/components/ui/form";

const DECISIONS = ["answer", "accept", "refuse"] as const;

/** What is said to a request, and whether that ends it: `words` are those of the rep or of the reseller. */
export function DecisionFields({
  words,
  acceptable,
}: {
  words: "desk.requests.decide" | "resellers.requests.answer";
  /** False where an act of its own accepts it. */
  acceptable: boolean;
}) {
  const t = useTranslations(words);
  return (
    <>
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
    </>
  );
}
