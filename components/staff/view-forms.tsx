"use client";
import { useTranslations } from "next-intl";
import { CheckboxField, type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";
import type { ViewList } from "@/lib/staff/saved-view";

type Keeping = { list: ViewList; query: string; mayShare: boolean; action: FormAction };

/** Gives what a table shows now a name, to come back to it. */
export function ViewForm({ list, query, mayShare, action }: Keeping) {
  const t = useTranslations("staff.views");
  return (
    <FormShell
      id="view"
      action={action}
      namespace="staff"
      defaultValues={{ list, query, name: "", shared: false }}
      submitLabel={t("save")}
    >
      <HiddenField name="list" value={list} />
      <HiddenField name="query" value={query} />
      <TextField name="name" label={t("name")} description={t("name-hint")} maxLength={60} autoComplete="off" />
      {mayShare && <CheckboxField name="shared" label={t("share")} />}
    </FormShell>
  );
}

type Removal = { view: { id: string; name: string }; action: FormAction };

export function ViewRemoval({ view: { id, name }, action }: Removal) {
  const t = useTranslations("staff.views");
  return (
    <FormShell
      id={`remove-${id}`}
      action={action}
      namespace="staff"
      submitLabel={t("remove", { name })}
      submitColor="red"
    >
      <HiddenField name="id" value={id} />
    </FormShell>
  );
}
