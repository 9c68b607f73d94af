"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";

/** Signs one device out; its button names the device for those who cannot see which line it stands on. */
export function EndSessionForm({ action, sessionId, label }: { action: FormAction; sessionId: string; label: string }) {
  return (
    <FormShell
      id={`end-${sessionId}`}
      action={action}
      namespace="account"
      defaultValues={{ sessionId }}
      submitLabel={label}
      submitColor="red"
    >
      <HiddenField name="sessionId" value={sessionId} />
    </FormShell>
  );
}

/** Signs every other device out. */
export function EndOtherSessionsForm({ action, current }: { action: FormAction; current: string }) {
  const t = useTranslations("account.sessions");
  return (
    <FormShell
      id="end-others"
      action={action}
      namespace="account"
      defaultValues={{ except: current }}
      submitLabel={t("end-all")}
      submitColor="red"
    >
      <HiddenField name="except" value={current} />
    </FormShell>
  );
}

/** Mails the link to confirm the address again. */
export function SendAgainForm({ action }: { action: FormAction }) {
  const t = useTranslations("account.unconfirmed");
  return <FormShell id="send-again" action={action} namespace="account" submitLabel={t("send")} />;
}
