import { useTranslations } from "next-intl";
import { StateBadge, type Tone } from "@/components/ui/state-badge";

const TONES: Record<string, Tone> = { sent: "good", queued: "waiting", rejected: "bad", bounced: "bad" };

/** How far a mail is. */
export function MailBadge({ state }: { state: string }) {
  const t = useTranslations("desk.records");
  return <StateBadge tone={TONES[state] ?? "neutral"}>{t(`mail-states.${state}`)}</StateBadge>;
}

/** What a mail is about, in words; `t` speaks the namespace "desk.records". */
export function mailWords(t: { (key: string): string; has(key: string): boolean }, template: string): string {
  return t.has(`templates.${template}`) ? t(`templates.${template}`) : template;
}
