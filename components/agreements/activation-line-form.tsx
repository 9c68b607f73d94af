"use client";
import { useTranslations } from "next-intl";
import { CheckboxField, type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";

type Props = {
  action: FormAction;
  runId: string;
  memberId: string;
  domain: string;
  names: string[];
  leaveOut: boolean;
};

/** The three names for one member, or none. */
export function ActivationLineForm({ action, runId, memberId, domain, names, leaveOut }: Props) {
  const t = useTranslations("activations.line");
  const three = [0, 1, 2].map((n) => names[n] ?? "");
  return (
    <FormShell
      action={action}
      namespace="activations"
      defaultValues={{ runId, memberId, names: three, leaveOut }}
      submitLabel={t("submit")}
    >
      <HiddenField name="runId" value={runId} />
      <HiddenField name="memberId" value={memberId} />
      {([0, 1, 2] as const).map((n) => (
        <TextField
          key={n}
          name={`names.${n}`}
          label={t(`choice-${n}`)}
          {...(n === 0 ? { description: t("hint", { domain }) } : { optional: true })}
          maxLength={64}
          maw={420}
          autoComplete="off"
          spellCheck={false}
        />
      ))}
      <CheckboxField name="leaveOut" label={t("leave-out")} description={t("leave-out-hint")} />
    </FormShell>
  );
}
