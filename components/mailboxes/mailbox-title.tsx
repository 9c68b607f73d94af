import type { ReactNode } from "react";
import { LinkedButton } from "@/components/ui/linked-button";
import { PageTitle } from "@/components/ui/page";

type Props = {
  mailbox: { localPart: string; domain: string };
  /** The mailbox's own page, and what going there is called. */
  back: { href: string; label: string };
  /** Further acts that concern the page as a whole. */
  actions?: ReactNode;
  children: ReactNode;
};

/** The title of a page about one side of a mailbox: its address, and the way back to it. */
export function MailboxTitle({ mailbox, back, actions, children }: Props) {
  return (
    <PageTitle
      lead={`${mailbox.localPart}@${mailbox.domain}`}
      actions={
        <>
          <LinkedButton href={back.href} variant="default">
            {back.label}
          </LinkedButton>
          {actions}
        </>
      }
    >
      {children}
    </PageTitle>
  );
}
