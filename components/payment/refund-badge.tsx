import { useTranslations } from "next-intl";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import type { RefundState } from "@/lib/payments/refund";

const TONES: Record<RefundState, Tone> = {
  asked: "warning",
  approved: "waiting",
  done: "good",
  failed: "warning",
  refused: "neutral",
};

/** The state of a refund in words. */
export function RefundBadge({ state }: { state: RefundState }) {
  const t = useTranslations("money.refunds.states");
  return <StateBadge tone={TONES[state]}>{t(state)}</StateBadge>;
}
