"use client";
import { useLocale, useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";
import { StateBadge } from "@/components/ui/state-badge";
import { formatCents, typedCents } from "@/lib/kernel/money";
import css from "./statements.module.css";

/** What (a part of) a line may be for. Amounts in cents. */
export interface Choice {
  /** "order:<id>", "class:bank-fee". */
  value: string;
  kind: "order" | "top-up" | "prepaid" | "class";
  /** Code, class or customer, in words. */
  title: string;
  customer: string;
  /** State and what is missing, in words. */
  facts: string;
  score: number | null;
  reasons: string[];
  /** How much of the line it would take. */
  amountCents: number;
}

type Props = {
  action: FormAction;
  lineId: string;
  leftCents: number;
  choices: Choice[];
  /** The filter of the list that is walked. */
  walk: string;
  /** Tells several lists of a page apart. */
  id: string;
};

/** Choices for a line, each with its own button; the amount can be made smaller first. */
export function ChoiceList({ choices, id, ...line }: Props) {
  return (
    <ol className={css.proposals} data-choices={id}>
      {choices.map((choice, i) => (
        <li key={choice.value} className={css.proposal}>
          <OneChoice choice={choice} formId={`${id}-${i}`} {...line} />
        </li>
      ))}
    </ol>
  );
}

function OneChoice({
  choice,
  formId,
  action,
  lineId,
  leftCents,
  walk,
}: Omit<Props, "choices" | "id"> & { choice: Choice; formId: string }) {
  const t = useTranslations("statements.match");
  const locale = useLocale();
  const reasons = useTranslations("statements.reasons");
  const takes = Math.abs(choice.amountCents) < Math.abs(leftCents) ? choice.amountCents : leftCents;
  return (
    <FormShell
      id={formId}
      action={action}
      namespace="statements"
      defaultValues={{ lineId, choice: choice.value, amount: typedCents(Math.abs(takes)), walk }}
      submitLabel={t("accept", { amount: formatCents(Math.abs(takes), locale), title: choice.title })}
    >
      <HiddenField name="lineId" value={lineId} />
      <HiddenField name="choice" value={choice.value} />
      <HiddenField name="walk" value={walk} />
      <p>
        <strong>{choice.title}</strong>
        {choice.customer && <> · {choice.customer}</>}
        {choice.facts && <> · {choice.facts}</>}
      </p>
      {choice.reasons.length > 0 && (
        <p className={css.reasons}>
          <StateBadge tone={(choice.score ?? 0) >= 80 ? "good" : "waiting"}>
            {t("score", { score: choice.score ?? 0 })}
          </StateBadge>
          {choice.reasons.map((reason) => (
            <StateBadge key={reason}>{reasons(reason)}</StateBadge>
          ))}
        </p>
      )}
      <details className={css.folding}>
        <summary>{t("other-amount")}</summary>
        <TextField name="amount" label={t("amount")} inputMode="decimal" maxLength={20} maw={180} />
        <TextField name="note" label={t("note")} optional maxLength={200} />
      </details>
    </FormShell>
  );
}
