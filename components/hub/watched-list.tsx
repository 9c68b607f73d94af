import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import css from "@/components/mailboxes/mailboxes.module.css";
import { SmallTable } from "@/components/mailboxes/small-table";
import { StateBadge, type Tone } from "@/components/ui/state-badge";

export type WatchedShown = { id: string; address: string; userCode: string; state: string; note: string };

const TONES: Record<string, Tone> = { pending: "waiting", watched: "good", "wrong-password": "bad", refused: "bad" };

/** The mailboxes a HUB watches; `acts` gives what may be done with each. */
export function WatchedList({ rows, acts }: { rows: WatchedShown[]; acts?: (row: WatchedShown) => ReactNode }) {
  const t = useTranslations("hub.watch");
  return (
    <SmallTable
      name={t("table")}
      none={t("none")}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          { label: t("address"), value: <span className={css.long}>{row.address}</span> },
          { label: t("user-code"), value: row.userCode },
          { label: t("note"), value: row.note || "–" },
          {
            label: t("state"),
            value: <StateBadge tone={TONES[row.state] ?? "neutral"}>{t(`states.${row.state}`)}</StateBadge>,
          },
          ...(acts ? [{ label: t("acts"), value: acts(row) }] : []),
        ],
      }))}
    />
  );
}
