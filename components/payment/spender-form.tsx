"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";
import { nameSpenderInput } from "@/lib/accounts/schema";

/** Lets somebody pay out of one's account, or changes the limit of who may already. */
export function NameSpenderForm({ action }: { action: FormAction }) {
  const t = useTranslations("prepaid.people");
  return (
    <FormShell
      id="name"
      action={action}
      schema={nameSpenderInput}
      namespace="prepaid"
      defaultValues={{ login: "", limit: "" }}
      submitLabel={t("submit")}
    >
      <TextField
        name="login"
        label={t("login")}
        description={t("login-note")}
        maxLength={254}
        maw={420}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        name="limit"
        label={t("limit-field")}
        description={t("limit-note")}
        inputMode="decimal"
        maxLength={20}
        maw={220}
      />
    </FormShell>
  );
}

/** One press about one spender: says yes, or ends it. */
export function SpenderAct({
  action,
  spenderId,
  label,
  ends = false,
}: {
  action: FormAction;
  spenderId: string;
  label: ReactNode;
  ends?: boolean;
}) {
  return (
    <FormShell
      id={`${ends ? "end" : "accept"}-${spenderId}`}
      action={action}
      namespace="prepaid"
      submitLabel={label}
      {...(ends ? { submitColor: "red" } : {})}
    >
      <HiddenField name="spenderId" value={spenderId} />
    </FormShell>
  );
}
