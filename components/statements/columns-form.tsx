"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField } from "@/components/ui/form";
import { CSV_ROLES, type CsvMapping } from "@/lib/statements/csv";

type Props = { action: FormAction; fileId: string; guess: Omit<CsvMapping, "account">; accounts: string[] };

/** Which column holds what, filled in as it was guessed. */
export function ColumnsForm({ action, fileId, guess, accounts }: Props) {
  const t = useTranslations("statements.columns");
  const columns = guess.header.map((label, i) => ({ value: String(i), label: `${i + 1}. ${label || "—"}` }));
  const chosen = Object.fromEntries(CSV_ROLES.map((role) => [role, guess.columns[role]?.toString() ?? ""]));
  return (
    <FormShell
      action={action}
      namespace="statements"
      defaultValues={{
        fileId,
        decimal: guess.decimal,
        order: guess.order,
        account: accounts[0] ?? "",
        columns: chosen,
      }}
      submitLabel={t("submit")}
    >
      <HiddenField name="fileId" value={fileId} />
      <SelectField
        name="account"
        label={t("account")}
        choices={accounts.map((account) => ({ value: account, label: account }))}
      />
      {CSV_ROLES.map((role) => (
        <SelectField
          key={role}
          name={`columns.${role}`}
          label={t(`roles.${role}`)}
          empty={t("none")}
          choices={columns}
          optional={role !== "booked"}
        />
      ))}
      <SelectField
        name="decimal"
        label={t("decimal")}
        choices={[
          { value: ",", label: t("comma") },
          { value: ".", label: t("point") },
        ]}
      />
      <SelectField
        name="order"
        label={t("order")}
        choices={(["dmy", "mdy", "ymd"] as const).map((value) => ({ value, label: t(`orders.${value}`) }))}
      />
    </FormShell>
  );
}
