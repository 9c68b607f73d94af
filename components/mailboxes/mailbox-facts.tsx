import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import type { Day as KernelDay } from "@/lib/kernel/day";
import { MailboxBadge } from "./mailbox-badge";

type Facts = {
  address: string;
  userCode: string | null;
  state: string;
  plan: string;
  activatedOn: KernelDay | null;
  expiresOn: KernelDay | null;
  /** What only the staff see besides. */
  more?: { term: string; value: ReactNode }[];
};

/** A mailbox in facts; its codes can be copied. */
export function MailboxFacts({ address, userCode, state, plan, activatedOn, expiresOn, more = [] }: Facts) {
  const t = useTranslations("mailboxes.facts");
  const copied = (text: string, what: string) => (
    <>
      {text} <CopyButton text={text} what={what} />
    </>
  );
  return (
    <DescriptionList
      items={[
        { term: t("address"), value: copied(address, t("address")) },
        { term: t("user-code"), value: userCode && copied(userCode, t("user-code")) },
        { term: t("state"), value: <MailboxBadge state={state} /> },
        { term: t("plan"), value: plan },
        { term: t("activated"), value: activatedOn && <Day value={activatedOn} /> },
        { term: t("expires"), value: expiresOn && <Day value={expiresOn} /> },
        ...more,
      ]}
    />
  );
}
