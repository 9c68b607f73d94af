import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { type ReviewState, readReason } from "@/lib/documents/review";

type Round = { id: string; round: number; state: ReviewState; who: string; when: string; reason: string | null };

/** What was decided on these papers, by whom and when, in this round and before. */
export function DecidedNote({ rounds, current }: { rounds: Round[]; current: number }) {
  const t = useTranslations("review");
  return rounds.map(({ id, round, state, who, when, reason }) => {
    const said = state === "rejected" ? readReason(reason) : null;
    const title = round === current ? t("decided.title") : t("round", { round });
    return (
      <Callout key={id} kind={state === "approved" ? "good" : "warning"} title={title}>
        <p>{t(state === "approved" ? "decided.approved" : "decided.rejected", { who, when })}</p>
        {said && (
          <p style={{ whiteSpace: "pre-line" }}>
            {t(`reasons.${said.code}`)} {said.note}
          </p>
        )}
      </Callout>
    );
  });
}
