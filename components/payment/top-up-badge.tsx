import { useTranslations } from "next-intl";
import { StateBadge, type Tone } from "@/components/ui/state-badge";

export type TopUpShown = "booked" | "partial" | "credited" | "expired" | "cancelled";
const TONES: Record<TopUpShown, Tone> = {
  booked: "waiting",
  partial: "warning",
  credited: "good",
  expired: "neutral",
  cancelled: "neutral",
};

/** The state of a top-up in words. */
export function TopUpBadge({ state }: { state: TopUpShown }) {
  const t = useTranslations("prepaid.states");
  return <StateBadge tone={TONES[state]}>{t(state)}</StateBadge>;
}
