import { z } from "zod";
import { offset } from "./common";

/**
 * A phase of a mailbox that is not renewed, beginning `from` the expiry day (`{days: 1}`: the day after it).
 * `state` is the word kept for it; `access` what the owner can still do; `command` what the provider is told that day.
 */
const phase = z.strictObject({
  state: z.enum(["expired", "suspended", "cancelled"]),
  from: offset,
  access: z.enum(["full", "receive-only", "read-only", "none"]),
  command: z.enum(["none", "suspend", "close"]).default("none"),
});

/** Dates counted from the expiry: the renewal window, the phases after it, the reminders. */
export const lifecyclePolicy = z.strictObject({
  renewal: z.strictObject({
    /** Online renewal opens this long before the expiry … */
    opens: offset,
    /** … and closes at the end of this day. */
    closes: offset,
    /** Where the new term is counted from. */
    countsFrom: z.enum(["expiry", "payment", "later"]).default("expiry"),
    /** Prefixes of user-ids that cannot be renewed online. */
    closedPrefixes: z.array(z.string()).default([]),
    /** Price added when renewing on or after a day. */
    surcharges: z
      .array(z.strictObject({ from: offset, amountCents: z.int().min(0), vatBps: z.int().default(2200) }))
      .default([]),
  }),
  phases: z.array(phase).min(1),
  /** Days from the expiry on which a reminder is mailed; negative is before. */
  reminderDays: z.array(z.int().min(-365).max(365)).default([-90, -60, -30, -15, -7, -1, 0, 1, 30, 150]),
});
export type Phase = z.infer<typeof phase>;
