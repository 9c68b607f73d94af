"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField, TextField } from "@/components/ui/form";
import type { LineClass } from "@/lib/statements/classes";

type Props = { action: FormAction; lineId: string; walk: string; classes: readonly LineClass[] };

/** Says what a line is that pays nobody: the whole of what is left. */
export function ClassForm({ action, lineId, walk, classes }: Props) {
  const t = useTranslations("statements.class-form");
  const names = useTranslations("statements.classes");
  return (
    <FormShell
      id="class"
      action={action}
      namespace="statements"
      defaultValues={{ lineId, walk, choice: "", note: "" }}
      submitLabel={t("submit")}
    >
      <HiddenField name="lineId" value={lineId} />
      <HiddenField name="walk" value={walk} />
      <SelectField
        name="choice"
        label={t("class")}
        empty={t("empty")}
        choices={classes.map((value) => ({ value: `class:${value}`, label: names(value) }))}
      />
      <TextField name="note" label={t("note")} optional maxLength={200} />
    </FormShell>
  );
}
