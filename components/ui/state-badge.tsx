import type { ReactNode } from "react";

export type Tone = "neutral" | "waiting" | "good" | "warning" | "bad";

/** A state in words; the colour only repeats what the words say. */
export function StateBadge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="state" data-tone={tone}>
      {children}
    </span>
  );
}
