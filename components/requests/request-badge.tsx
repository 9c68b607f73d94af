import { useTranslations } from "next-intl";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import type { RequestState } from "@/lib/requests/request";

const TONES: Record<RequestState, Tone> = {
  open: "waiting",
  answered: "good",
  accepted: "good",
  refused: "warning",
  withdrawn: "neutral",
};

/** The state of a request, in a word. */
export function RequestBadge({ state }: { state: RequestState }) {
  const t = useTranslations("requests.states");
  return <StateBadge tone={TONES[state]}>{t(state)}</StateBadge>;
}
