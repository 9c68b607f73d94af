import { useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import { Money } from "@/components/ui/money";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import { dayInRome, instantFromDb } from "@/lib/kernel/day";

export interface SentReport {
  id: string;
  state: "open" | "confirmed" | "refused";
  method: string;
  amountCents: number | null;
  reportedAt: Date;
  reason: string | null;
}

const TONES: Record<SentReport["state"], Tone> = { open: "waiting", confirmed: "good", refused: "warning" };

/** Receipts already sent, with what became of each. */
export function ReportsSent({ reports }: { reports: SentReport[] }) {
  const t = useTranslations("payment.report");
  if (reports.length === 0) return null;
  return (
    <ul aria-label={t("sent")}>
      {reports.map(({ id, state, method, amountCents, reportedAt, reason }) => (
        <li key={id}>
          <Day value={dayInRome(instantFromDb(reportedAt))} /> · {t(`methods.${method}`)}
          {amountCents !== null && (
            <>
              {" · "}
              <Money cents={amountCents} />
            </>
          )}{" "}
          <StateBadge tone={TONES[state]}>{t(`states.${state}`)}</StateBadge>
          {reason && <> {t(`reasons.${reason}`)}</>}
        </li>
      ))}
    </ul>
  );
}
