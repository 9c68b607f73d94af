"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionList } from "@/components/ui/description-list";
import { SubmitButton } from "@/components/ui/form";
import { useRefusalText } from "@/lib/i18n/use-refusal-text";

type Credentials = { address: string; userCode: string; password: string };
type Shown = { credentials: Credentials } | { refused: string };
type Props = {
  action: () => Promise<Shown>;
  /** The link was used before this page was opened. */
  used: boolean;
  /** What to do when the link is used up. */
  spent: ReactNode;
};

/** The button that shows the provisional password, once; works without JavaScript too. */
export function RevealCredentials({ action, used, spent }: Props) {
  const t = useTranslations("mailboxes.credentials");
  const words = useRefusalText("mailboxes");
  const [shown, post, pending] = useActionState<Shown | null>(action, null);
  if (shown && "credentials" in shown) return <Revealed {...shown.credentials} />;
  const code = shown && "refused" in shown ? shown.refused : null;
  if (code === "link-used" || (used && !code)) return spent;
  return (
    <form action={post}>
      {code && (
        <div role="alert">
          <Callout kind="bad">{words({ code })}</Callout>
        </div>
      )}
      <SubmitButton pending={pending}>{t("show")}</SubmitButton>
    </form>
  );
}

function Revealed({ address, userCode, password }: Credentials) {
  const t = useTranslations("mailboxes.credentials");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="status" aria-label={t("yours")}>
      <Callout kind="warning" title={t("once.title")}>
        {t("once.text")}
      </Callout>
      <DescriptionList
        items={[
          { term: t("address"), value: <Copied text={address} what={t("address")} /> },
          { term: t("user-code"), value: <Copied text={userCode} what={t("user-code")} /> },
          { term: t("password"), value: <Copied text={password} what={t("password")} /> },
        ]}
      />
    </div>
  );
}

const Copied = ({ text, what }: { text: string; what: string }) => (
  <>
    <code translate="no">{text}</code> <CopyButton text={text} what={what} />
  </>
);
