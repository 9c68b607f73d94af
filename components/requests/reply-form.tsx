"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { type FormAction, FormShell, HiddenField, TextareaField } from "@/components/ui/form";

type Props = {
  reply: FormAction;
  withdraw: FormAction;
  code: string;
  /** The id, or the token, by which the request is known to its actions. */
  hidden: { name: string; value: string };
};

/** The customer adds something, or takes the request back. */
export function ReplyForm({ reply, withdraw, code, hidden }: Props) {
  const t = useTranslations("requests.one");
  const id = useId();
  return (
    <>
      <FormShell
        action={reply}
        namespace="requests"
        submitLabel={t("send")}
        id={`${id}reply`}
        defaultValues={{ text: "" }}
      >
        <HiddenField {...hidden} />
        <TextareaField name="text" label={t("reply")} maxLength={4000} />
      </FormShell>
      <details className="section">
        <summary>{t("withdraw", { code })}</summary>
        <p>{t("withdraw-text")}</p>
        <FormShell
          action={withdraw}
          namespace="requests"
          submitLabel={t("withdraw", { code })}
          submitColor="red"
          id={`${id}withdraw`}
        >
          <HiddenField {...hidden} />
        </FormShell>
      </details>
    </>
  );
}
