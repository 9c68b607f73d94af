import { z } from "zod";
import type { Instant } from "@/lib/kernel/day";

/** Days in which nobody is reminded a second time: assumption, a professional order writes at most twice a month. */
export const REMINDED_AGAIN_AFTER_DAYS = 14;
/** Members one act may remind at most. */
export const MOST_REMINDED = 2000;
/** Days before an expiry, and after it, in which a member is reminded of it. */
export const EXPIRING_DAYS = { before: 60, after: 30 };

/** Whether somebody who was reminded at an instant may be again. */
export const mayBeReminded = (remindedAt: Instant | null, now: Instant): boolean =>
  remindedAt === null || remindedAt.until(now).total("hours") >= REMINDED_AGAIN_AFTER_DAYS * 24;

export const TO_REMIND = ["without", "expiring"] as const;

const several = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .catch([])
  .default([]);

/** What the page of reminders is asked for by its link: which members, and those chosen of them; none: all. */
export const reminderFilter = z.object({
  show: z.enum(TO_REMIND).catch("without").default("without"),
  iscritto: several.transform((ids) => ids.filter((id) => z.uuid().safeParse(id).success).slice(0, MOST_REMINDED)),
});
export type ReminderFilter = z.infer<typeof reminderFilter>;
