"use client";
import { useTranslations } from "next-intl";
import { CheckboxField, type FormAction, FormShell, HiddenField } from "@/components/ui/form";

type Confirm = { action: FormAction; runId: string; lines: number; totalCents: number; papers: string };

/** The run begins, as it is shown. */
export function ConfirmActivation({ action, runId, lines, totalCents, papers }: Confirm) {
  const t = useTranslations("activations.run");
  return (
    <FormShell
      id="confirm"
      action={action}
      namespace="activations"
      defaultValues={{ runId, seenLines: String(lines), seenTotalCents: String(totalCents), accepted: false }}
      submitLabel={t("confirm", { lines })}
    >
      <HiddenField name="runId" value={runId} />
      <HiddenField name="seenLines" value={String(lines)} />
      <HiddenField name="seenTotalCents" value={String(totalCents)} />
      <CheckboxField name="accepted" label={t(`accept-${papers}`)} />
    </FormShell>
  );
}

type Steer = { action: FormAction; runId: string; event: "pause" | "resume" | "drop" };

/** Pauses a run, lets it go on, or gives it up. */
export function SteerActivation({ action, runId, event }: Steer) {
  const t = useTranslations("activations.run");
  return (
    <FormShell
      id={event}
      action={action}
      namespace="activations"
      defaultValues={{ runId, event }}
      submitLabel={t(event)}
      {...(event === "drop" ? { submitColor: "red" } : {})}
    >
      <HiddenField name="runId" value={runId} />
      <HiddenField name="event" value={event} />
    </FormShell>
  );
}
