import { useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import { Timeline } from "@/components/ui/timeline";
import { isoDay } from "@/lib/kernel/day";
import type { Ahead } from "@/lib/mailboxes/ahead";

/** What will happen to a mailbox unless it is renewed, with its days. */
export function MailboxAhead({ steps }: { steps: Ahead[] }) {
  const t = useTranslations("mailboxes.ahead");
  const titleOf = (step: Ahead) => {
    if (step.kind !== "phase") return t(step.kind);
    const { state, access } = step;
    return state === "cancelled" || state === "deleted" ? t(`phases.${state}`) : t(`phases.${state}.${access}`);
  };
  const entries = steps.map((step) => ({
    key: `${step.kind} ${isoDay(step.on)} ${step.kind === "phase" ? step.state : ""}`,
    state: "next" as const,
    title: titleOf(step),
    when: <Day value={step.on} />,
  }));
  return <Timeline entries={entries} label={t("title")} />;
}
