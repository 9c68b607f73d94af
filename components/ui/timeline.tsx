import { IconCheck, IconClock, IconPoint, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type TimelineEntry = {
  key: string;
  state: "done" | "now" | "next" | "failed";
  title: ReactNode;
  /** When it happened, or when it is promised. */
  when?: ReactNode;
  /** Who has to act, when somebody has. */
  who?: string;
  children?: ReactNode;
};

const ICONS = { done: IconCheck, now: IconClock, next: IconPoint, failed: IconX };

/** What was done, what is under way, what comes next: the same for the customer and for staff. */
export function Timeline({ entries, label }: { entries: TimelineEntry[]; label?: string }) {
  const t = useTranslations("common.timeline");
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ key, state, title, when, who, children }) => {
        const Icon = ICONS[state];
        return (
          <li key={key} data-state={state} aria-current={state === "now" ? "step" : undefined}>
            <span className="timeline-mark" aria-hidden>
              <Icon size={14} />
            </span>
            <p className="timeline-title">
              <span className="timeline-state">{t(state)}:</span> {title}
            </p>
            {(when || who) && (
              <p className="timeline-facts">
                {when}
                {when && who ? " · " : ""}
                {who && state !== "done" ? t("by", { who }) : who}
              </p>
            )}
            {children}
          </li>
        );
      })}
    </ol>
  );
}
