"use client";
import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";
import { useField } from "@/components/ui/form/context";
import { BOOLEANS_FIELD } from "@/lib/i18n/read-form";
import { useReachedEnd } from "./reading";
import { SignatureField } from "./signature-field";

/** Asks for the code; asked again, the one before is worthless. */
export function CodeForm({ action, to, channel, sent }: CodeProps) {
  const t = useTranslations("contract.sign");
  return (
    <>
      <p>{t(`code-to.${channel}`, { to })}</p>
      {sent && <p role="status">{t("code-until", { when: sent })}</p>}
      <FormShell
        action={action}
        namespace="contract"
        id="send-code"
        submitLabel={t(sent ? "send-again" : "send-code")}
      />
    </>
  );
}

interface CodeProps {
  action: FormAction;
  /** Where it goes, as far as it may be shown. */
  to: string;
  channel: "mail" | "sms";
  /** Until when the code sent last is valid; null when there is none. */
  sent: string | null;
}

/** The signature: read, approved, the code, the name. */
export function SignForm({ action, contractId, who, last }: SignProps) {
  const t = useTranslations("contract.sign");
  return (
    <FormShell
      action={action}
      namespace="contract"
      id="sign"
      defaultValues={{ kind: "typed", name: "", strokes: "", code: "" }}
      submitLabel={t("submit")}
    >
      <HiddenField name="contractId" value={contractId} />
      <Acceptance name="read" label={t("accept-read")} />
      <Acceptance name="approve" label={t("accept-clauses", { last })} />
      <TextField
        name="code"
        label={t("code")}
        description={t("code-hint")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        maw={220}
      />
      <SignatureField who={who} />
    </FormShell>
  );
}

interface SignProps {
  action: FormAction;
  contractId: string;
  /** First and last name of who signs. */
  who: string;
  /** Number of the last clause. */
  last: number;
}

/** Can be ticked once the end of the contract was seen. */
function Acceptance({ name, label }: { name: string; label: string }) {
  const t = useTranslations("contract.sign");
  const reached = useReachedEnd();
  const { id, input, error } = useField(name, label);
  return (
    <>
      <input type="hidden" name={BOOLEANS_FIELD} value={name} />
      <Checkbox
        id={id}
        label={label}
        error={error}
        mb="md"
        {...(reached ? {} : { description: t("read-first") })}
        {...input}
        disabled={!reached}
      />
    </>
  );
}
