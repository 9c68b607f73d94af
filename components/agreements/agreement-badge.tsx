import { useTranslations } from "next-intl";
import { StateBadge } from "@/components/ui/state-badge";
import type { Standing } from "@/lib/agreements/agreement";

const TONES = { draft: "neutral", "to-come": "waiting", open: "good", over: "warning", ended: "bad" } as const;

/** How an agreement stands today. */
export function AgreementBadge({ standing }: { standing: Standing }) {
  const t = useTranslations("agreements.standing");
  return <StateBadge tone={TONES[standing]}>{t(standing)}</StateBadge>;
}
