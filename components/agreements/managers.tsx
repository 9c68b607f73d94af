"use client";
import { useTranslations } from "next-intl";
import { type FormAction, FormShell, HiddenField, SelectField, TextField } from "@/components/ui/form";

type Manager = { userId: string; displayName: string; email: string };
type Props = {
  grant: FormAction;
  withdraw: FormAction;
  choose: FormAction;
  agreementId: string;
  managers: Manager[];
  /** Whose prepaid account pays what the professional order pays. */
  accountUserId: string | null;
};

/** Who of the professional order works at its desk. */
export function Managers({ grant, withdraw, choose, agreementId, managers, accountUserId }: Props) {
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
      {managers.length > 0 && (
        <FormShell
          id="account"
          action={choose}
          namespace="agreements"
          defaultValues={{ agreementId, userId: accountUserId ?? managers[0]?.userId ?? "" }}
          submitLabel={t("choose-account")}
        >
          <HiddenField name="agreementId" value={agreementId} />
          <SelectField
            name="userId"
            label={t("account")}
            description={t(accountUserId ? "account-hint" : "account-none")}
            choices={managers.map(({ userId: value, displayName: label }) => ({ value, label }))}
          />
        </FormShell>
      )}
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
