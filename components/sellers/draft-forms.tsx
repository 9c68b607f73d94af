"use client";
import { FileInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState, useEffect } from "react";
import { useFormContext } from "react-hook-form";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { DateField, ErrorSummary, type FormAction, FormShell, HiddenField, TextareaField } from "@/components/ui/form";

/** The whole policy as JSON, typed or taken from a file. */
export function JsonForm({ action, revision, json }: { action: FormAction; revision: string; json: string }) {
  const t = useTranslations("policy.file");
  return (
    <FormShell id="json" action={action} namespace="policy" defaultValues={{ json }} submitLabel={t("submit")}>
      <HiddenField name="revision" value={revision} />
      <FromFile />
      <TextareaField name="json" label={t("label")} rows={24} />
    </FormShell>
  );
}

function FromFile() {
  const [t, common] = [useTranslations("policy.file"), useTranslations("common")];
  const { setValue } = useFormContext();
  const take = async (file: File | null) => {
    if (file) setValue("json", await file.text());
  };
  return (
    <FileInput
      label={t("pick")}
      description={t("pick-note")}
      placeholder={common("choose-file")}
      accept=".json,application/json"
      onChange={take}
      mb="md"
      maw={420}
      clearable
    />
  );
}

interface Publish {
  action: FormAction;
  revision: string;
  /** The version the differences are shown against. */
  against: number;
  /** Today in Rome, YYYY-MM-DD. */
  today: string;
}

export function PublishForm({ action, revision, against, today }: Publish) {
  const t = useTranslations("policy.diff");
  return (
    <FormShell
      id="publish"
      action={action}
      namespace="policy"
      defaultValues={{ from: today }}
      submitLabel={t("submit")}
    >
      <HiddenField name="revision" value={revision} />
      <HiddenField name="against" value={String(against)} />
      <DateField name="from" label={t("from")} description={t("from-note")} />
    </FormShell>
  );
}

/** A button that takes something away, asked once, with the facts of its act. */
function Taking({ id, action, fields, label, consequence }: Taken) {
  const router = useRouter();
  const [result, post] = useActionState(action, null);
  const leadsTo = result?.ok ? result.redirectTo : undefined;
  useEffect(() => {
    if (leadsTo) router.push(leadsTo);
  }, [leadsTo, router]);
  return (
    <div>
      <ErrorSummary errors={result && !result.ok ? result.errors : []} attempt={result ? 1 : 0} />
      <form id={id} action={post}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </form>
      <ConfirmButton label={label} consequence={consequence} form={id} size="sm" />
    </div>
  );
}

interface Taken {
  id: string;
  action: FormAction;
  fields: Record<string, string>;
  label: string;
  consequence: string;
}

export function DiscardDraft({ action, revision }: { action: FormAction; revision: string }) {
  const t = useTranslations("policy.draft");
  return (
    <Taking id="discard" action={action} fields={{ revision }} label={t("discard")} consequence={t("discard-text")} />
  );
}

export function WithdrawVersion({ action, version, from }: { action: FormAction; version: number; from: string }) {
  const t = useTranslations("policy.versions");
  return (
    <Taking
      id={`withdraw-${version}`}
      action={action}
      fields={{ version: String(version) }}
      label={t("withdraw-one", { version })}
      consequence={t("withdraw-text", { from })}
    />
  );
}
