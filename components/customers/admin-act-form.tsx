"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField } from "@/components/ui/form";
import { ADMIN_REASONS } from "@/lib/customers/schema";

type Props = {
  id: string;
  action: FormAction;
  userId: string;
  label: string;
  text: string;
  /** Said along with the reason. */
  also?: { name: string; value: string };
  danger?: boolean;
};

/** An act of an admin on somebody's access, with its reason. */
export function AdminActForm({ id, action, userId, label, text, also, danger }: Props) {
  const t = useTranslations("access.users");
  return (
    <details className="section">
      <summary>{label}</summary>
      <p>{text}</p>
      <FormShell
        id={id}
        action={action}
        namespace="access"
        defaultValues={{ userId, reason: ADMIN_REASONS[0] }}
        submitLabel={label}
        {...(danger ? { submitColor: "red" } : {})}
      >
        <HiddenField name="userId" value={userId} />
        {also && <HiddenField {...also} />}
        <SelectField
          name="reason"
          label={t("reason")}
          choices={ADMIN_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
      </FormShell>
    </details>
  );
}
