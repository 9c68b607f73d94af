import { Checkbox } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import { LinkedButton } from "@/components/ui/linked-button";
import type { Day as KernelDay } from "@/lib/kernel/day";
import { MailboxBadge } from "./mailbox-badge";
import css from "./mailboxes.module.css";

type Props = {
  href: string;
  /** Set while it can be renewed online. */
  renewHref: string | null;
  address: string;
  state: string;
  plan: string;
  expiresOn: KernelDay | null;
  /** Days until the expiry; negative after it. */
  daysLeft: number | null;
  /** Beside others that can be chosen: its own check box. */
  pick?: { value: string; label: string } | undefined;
};

/** One of one's own mailboxes: what it is, until when, and what it needs. */
export function MailboxCard({ href, renewHref, address, state, plan, expiresOn, daysLeft, pick }: Props) {
  const t = useTranslations("mailboxes.list");
  return (
    <li className={css.card}>
      <div>
        <Link href={href} className={css.address}>
          {address}
        </Link>
        <p className={css.facts}>
          <MailboxBadge state={state} />
          <span>{plan}</span>
          {expiresOn && (
            <span>
              {t(daysLeft !== null && daysLeft < 0 ? "expired-on" : "expires-on")} <Day value={expiresOn} />
              {daysLeft !== null && daysLeft >= 0 && daysLeft <= 90 && ` (${t("days-left", { days: daysLeft })})`}
            </span>
          )}
        </p>
      </div>
      {pick && <Checkbox name="casella" value={pick.value} label={pick.label} />}
      {renewHref && (
        <LinkedButton href={renewHref} aria-label={t("renew-named", { address })}>
          {t("renew")}
        </LinkedButton>
      )}
    </li>
  );
}
