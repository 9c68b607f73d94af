import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/day";
import type { Instant } from "@/lib/kernel/day";

type Reminder = { id: string; subject: string; byName: string; madeAt: Instant; names: string[] };

/** What was written when, by whom, and to whom it went. */
export function LastReminders({ reminders }: { reminders: Reminder[] }) {
  const t = useTranslations("agreements.reminders");
  return reminders.map(({ id, subject, byName, madeAt, names }) => (
    <details key={id} className="section">
      <summary>
        {subject}, <Moment value={madeAt} />, {t("by", { name: byName, count: names.length })}
      </summary>
      <ul>
        {names.map((name, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two members may have one name
          <li key={n}>{name}</li>
        ))}
      </ul>
    </details>
  ));
}
