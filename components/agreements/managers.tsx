"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, TextField } from "@/components/ui/form";

type Manager = { userId: string; displayName: string; email: string };
type Props = { grant: FormAction; withdraw: FormAction; agreementId: string; managers: Manager[] };

/** Who of the professional order works at its desk. */
export function Managers({ grant, withdraw, agreementId, managers }: Props) {
  const t = useTranslations("agreements.desk");
  return (
    <>
      {managers.map(({ userId, displayName, email }) => (
        <FormShell
          key={userId}
          id={`withdraw-${userId}`}
          action={withdraw}
          namespace="agreements"
          defaultValues={{ agreementId, userId }}
          submitLabel={t("withdraw", { name: displayName })}
          submitColor="red"
        >
          <p>{`${displayName} (${email})`}</p>
          <HiddenField name="agreementId" value={agreementId} />
          <HiddenField name="userId" value={userId} />
        </FormShell>
      ))}
      <FormShell
        id="grant"
        action={grant}
        namespace="agreements"
        defaultValues={{ agreementId, login: "" }}
        submitLabel={t("grant")}
      >
        <HiddenField name="agreementId" value={agreementId} />
        <TextField
          name="login"
          label={t("login")}
          description={t("login-hint")}
          maxLength={300}
          maw={420}
          autoComplete="off"
          spellCheck={false}
        />
      </FormShell>
    </>
  );
}
