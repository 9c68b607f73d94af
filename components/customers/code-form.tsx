"use client";
import { useTranslations } from "next-intl";
import { CheckboxField, type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";
import { codeSchema } from "@/lib/customers/schema";

/** The code of the app, or one from paper; in one's own browser it need not be asked every time. */
export function CodeForm({ action, next }: { action: FormAction; next: string }) {
  const t = useTranslations("access.code");
  return (
    <FormShell
      action={action}
      schema={codeSchema}
      namespace="access"
      defaultValues={{ code: "", trust: false, next }}
      submitLabel={t("submit")}
    >
      <HiddenField name="next" value={next} />
      <TextField
        name="code"
        label={t("code")}
        description={t("hint")}
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={40}
        maw={260}
      />
      <CheckboxField name="trust" label={t("trust")} description={t("trust-hint")} />
    </FormShell>
  );
}
