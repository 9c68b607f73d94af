"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";
import { typedCents } from "@/lib/kernel/money";
import css from "./statements.module.css";

const ROWS = [0, 1, 2, 3, 4, 5];

type Props = {
  action: FormAction;
  lineId: string;
  walk: string;
  /** What was found that adds up to the line. */
  rows: { code: string; amountCents: number }[];
};

/** One line on several orders: a code and an amount for each; rows left empty count for nothing. */
export function SplitForm({ action, lineId, walk, rows }: Props) {
  const t = useTranslations("statements.split");
  const values = ROWS.map((i) => {
    const row = rows[i];
    return { code: row?.code ?? "", amount: row ? typedCents(row.amountCents) : "" };
  });
  return (
    <FormShell
      id="split"
      action={action}
      namespace="statements"
      defaultValues={{ lineId, walk, rows: values }}
      submitLabel={t("submit")}
    >
      <HiddenField name="lineId" value={lineId} />
      <HiddenField name="walk" value={walk} />
      {ROWS.map((i) => (
        <div key={i} className={css.rows}>
          <TextField
            name={`rows.${i}.code`}
            label={t("code", { n: i + 1 })}
            maxLength={60}
            spellCheck={false}
            optional={i > 0}
          />
          <TextField
            name={`rows.${i}.amount`}
            label={t("amount", { n: i + 1 })}
            inputMode="decimal"
            maxLength={20}
            optional={i > 0}
          />
        </div>
      ))}
    </FormShell>
  );
}
