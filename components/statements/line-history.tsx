"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";
import css from "./statements.module.css";

/** A match of a line as it is told; times and amounts in words. */
export interface ShownMatch {
  id: string;
  what: string;
  amount: string;
  effect: string;
  by: string;
  note: string;
  undone: string | null;
}

/** What a line was matched to, undone matches included; those that stand can be undone, with a reason. */
export function LineHistory({ matches, undo, walk }: { matches: ShownMatch[]; undo: FormAction; walk: string }) {
  const t = useTranslations("statements.history");
  return (
    <ol className={css.proposals}>
      {matches.map((match) => (
        <li key={match.id} className={css.proposal}>
          <p className={match.undone ? css.undone : undefined}>
            <strong>{match.amount}</strong> · {match.what} · {match.effect}
          </p>
          <p>
            {match.by}
            {match.note && <> · {match.note}</>}
          </p>
          {match.undone && <p>{match.undone}</p>}
          {!match.undone && (
            <details className={css.folding} data-undo>
              <summary>{t("undo")}</summary>
              <FormShell
                id={`undo-${match.id}`}
                action={undo}
                namespace="statements"
                defaultValues={{ matchId: match.id, why: "", walk }}
                submitLabel={t("submit", { what: match.what })}
                submitColor="red"
              >
                <HiddenField name="matchId" value={match.id} />
                <HiddenField name="walk" value={walk} />
                <TextField name="why" label={t("why")} description={t("why-hint")} maxLength={200} />
              </FormShell>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
