import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import { formatInstant, instantFromDb } from "@/lib/kernel/day";
import type { WRITE_OFF_REASONS, WriteOffState } from "@/lib/payments/write-off";
import css from "./payment.module.css";

interface ShownWriteOff {
  id: string;
  state: WriteOffState;
  amountCents: number;
  reason: (typeof WRITE_OFF_REASONS)[number];
  note: string;
  askedAt: Date;
  askedById: string | null;
  askedByName: string;
  decidedAt: Date | null;
  decidedById: string | null;
  decidedByName: string | null;
  takenBackAt: Date | null;
  takenBackWhy: string | null;
}

const TONES: Record<WriteOffState, Tone> = {
  asked: "warning",
  done: "neutral",
  refused: "neutral",
  "taken-back": "good",
};
const when = (at: Date) => formatInstant(instantFromDb(at));

/** What was given up of an order: how much, why, by whom, and what became of it. */
export function WriteOffHistory({ rows }: { rows: ShownWriteOff[] }) {
  const t = useTranslations("losses");
  return (
    <ul className={css.history}>
      {rows.map((row) => (
        <li key={row.id}>
          <strong>
            <Money cents={row.amountCents} />
          </strong>{" "}
          · {t(`reasons.${row.reason}`)}
          {row.note && <> · {row.note}</>} <StateBadge tone={TONES[row.state]}>{t(`states.${row.state}`)}</StateBadge>
          <br />
          {t("by", { who: row.askedByName, when: when(row.askedAt) })}{" "}
          {row.decidedAt &&
            row.decidedById !== row.askedById &&
            t("decided", { who: row.decidedByName ?? "", when: when(row.decidedAt) })}{" "}
          {row.takenBackAt &&
            row.takenBackWhy &&
            t("taken-back", {
              when: when(row.takenBackAt),
              why: t(`taken-back-why.${row.takenBackWhy as "paid" | "payment-taken-back" | "mistake"}`),
            })}
        </li>
      ))}
    </ul>
  );
}
