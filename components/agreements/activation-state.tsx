import { useTranslations } from "next-intl";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import type { LineState } from "@/lib/agreements/activation-filter";

const TONES: Record<LineState, Tone> = {
  waiting: "neutral",
  "to-complete": "waiting",
  "to-pay": "waiting",
  making: "waiting",
  active: "good",
  "not-made": "bad",
  lapsed: "warning",
  failed: "bad",
  "left-out": "neutral",
};

/** What became of a member's line. */
export function ActivationState({ state }: { state: LineState }) {
  const t = useTranslations("activations.states");
  return <StateBadge tone={TONES[state]}>{t(state)}</StateBadge>;
}
