"use client";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { type Choice, RadioField, SelectField, TextareaField } from "@/components/ui/form";
import type { DocumentKind } from "@/lib/documents/document";
import css from "./documents.module.css";

/** A paper to be decided on; `approved`: found good in an earlier round. */
export type DecidedPaper = { kind: DocumentKind; approved: boolean };

/** Good, or sent back with a reason. */
export function PaperVerdict({ paper: { kind }, reasons }: { paper: DecidedPaper; reasons: Choice[] }) {
  const t = useTranslations("review");
  const names = useTranslations("documents.kinds");
  const base = `papers.${kind}`;
  const verdict = useWatch({ name: `${base}.verdict` });
  return (
    <fieldset className={css.group}>
      <legend>{names(kind)}</legend>
      <RadioField
        name={`${base}.verdict`}
        label={t("verdict", { kind: names(kind) })}
        choices={[
          { value: "approve", label: t("verdicts.approve") },
          { value: "reject", label: t("verdicts.reject") },
        ]}
      />
      {verdict === "reject" && (
        <>
          <SelectField name={`${base}.reason`} label={t("reason")} empty={t("reason-empty")} choices={reasons} />
          <TextareaField
            name={`${base}.note`}
            label={t("note")}
            description={t("note-hint")}
            rows={3}
            maxLength={500}
            optional
          />
        </>
      )}
    </fieldset>
  );
}
