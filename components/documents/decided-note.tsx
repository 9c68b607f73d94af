import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import type { ReviewBasis, ReviewState, SentBack } from "@/lib/documents/review";
import { SentBackList } from "./sent-back-list";

type Round = {
  id: string;
  round: number;
  state: ReviewState;
  basis: ReviewBasis;
  who: string;
  when: string;
  sentBack: SentBack[];
};

/** What was decided on these papers, by whom and when, in this round and before. */
export function DecidedNote({ rounds, current }: { rounds: Round[]; current: number }) {
  const t = useTranslations("review");
  return rounds.map(({ id, round, state, basis, who, when, sentBack }) => {
    const title = round === current ? t("decided.title") : t("round", { round });
    const words = state === "approved" && basis !== "staff" ? (`decided.${basis}` as const) : null;
    return (
      <Callout key={id} kind={state === "approved" ? "good" : "warning"} title={title}>
        <p>
          {words
            ? t(words, { when })
            : t(state === "approved" ? "decided.approved" : "decided.rejected", { who, when })}
        </p>
        {sentBack.length > 0 && <SentBackList papers={sentBack} />}
      </Callout>
    );
  });
}
