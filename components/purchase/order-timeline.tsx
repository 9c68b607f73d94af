import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Moment } from "@/components/ui/day";
import { Timeline } from "@/components/ui/timeline";
import type { TimelineStep } from "@/lib/orders/timeline";

type Props = {
  steps: TimelineStep[];
  /** Said under a step, by its key: the reason of a rejection. */
  notes?: Partial<Record<TimelineStep["key"], ReactNode>>;
};

/** The progress of an order with dates and who has to act: the same for the customer and at the desk. */
export function OrderTimeline({ steps, notes = {} }: Props) {
  const t = useTranslations("purchase");
  return (
    <Timeline
      label={t("status.timeline")}
      entries={steps.map((step) => ({
        key: step.key,
        state: step.state,
        title: titleOf(t, step),
        when: step.at ? <Moment value={step.at} /> : step.due && <Due step={step} />,
        ...(step.who ? { who: t(`timeline.who.${step.who}`) } : {}),
        children: notes[step.key] ?? explanation(t, step),
      }))}
    />
  );
}

function Due({ step }: { step: TimelineStep }) {
  const t = useTranslations("purchase.timeline");
  return t.rich("by", { when: () => step.due && <Moment value={step.due} /> });
}

type Words = (key: string) => string;

const titleOf = (t: Words, { key, state }: TimelineStep): string =>
  key === "cancelled" || key === "expired" ? t(`timeline.${key}`) : t(`timeline.${key}.${state}`);

/** What is worth knowing while somebody else acts: that nobody has to ask, and that it goes on by itself. */
function explanation(t: Words, { key, state, who }: TimelineStep): ReactNode {
  if (key !== "activated" && key !== "renewed") return null;
  const word = state === "now" ? "waiting" : state === "failed" ? (who === "customer" ? "names" : "staff") : null;
  return word && <Text size="sm">{t(`timeline.${key}-${word}`)}</Text>;
}
