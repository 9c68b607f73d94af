import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/day";
import { Timeline } from "@/components/ui/timeline";
import { day, formatDay, type Instant } from "@/lib/kernel/day";

type Line = {
  id: string;
  kind: string;
  at: Instant;
  facts: Record<string, string | number>;
  actorName: string | null;
};

const FAILED = new Set(["provisioning-failed", "renewal-failed", "card-refused"]);
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What happened to a mailbox, newest first. `names` shows who did it: for the staff. */
export function MailboxHistory({ lines, names = false }: { lines: Line[]; names?: boolean }) {
  const t = useTranslations("mailboxes.history");
  const entries = lines.map(({ id, kind, at, facts, actorName }) => ({
    key: id,
    state: FAILED.has(kind) ? ("failed" as const) : ("done" as const),
    title: t.has(`kinds.${kind}`) ? t(`kinds.${kind}`, inWords(facts)) : kind,
    when: <Moment value={at} />,
    ...(names && actorName ? { who: actorName } : {}),
  }));
  return <Timeline entries={entries} label={t("label")} />;
}

/** Every fact a sentence may name, so that an older line without it still reads. */
function inWords(facts: Line["facts"]): Record<string, string | number> {
  const days = typeof facts.offset === "number" ? facts.offset : 0;
  const written = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === "string" && ISO_DAY.test(value) ? formatDay(day(value)) : value,
    ]),
  );
  return {
    order: "none",
    until: "",
    name: "",
    request: "",
    userCode: "",
    termMonths: 0,
    ...written,
    days: Math.abs(days),
    when: days < 0 ? "before" : days > 0 ? "after" : "same",
  };
}
