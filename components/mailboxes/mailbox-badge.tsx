import { useTranslations } from "next-intl";
import { StateBadge, type Tone } from "@/components/ui/state-badge";

const TONES: Record<string, Tone> = {
  reserved: "waiting",
  provisioning: "waiting",
  provisioning_failed: "bad",
  active: "good",
  expired: "warning",
  renewal_failed: "bad",
  suspended: "warning",
  cancelled: "neutral",
  deleted: "neutral",
  revoked: "neutral",
};

/** The state of a mailbox, in a word. */
export function MailboxBadge({ state }: { state: string }) {
  const t = useTranslations("mailboxes.states");
  return <StateBadge tone={TONES[state] ?? "neutral"}>{t(state)}</StateBadge>;
}
