import { z } from "zod";
import { basisPoints, cents, offset } from "./common";

/**
 * A phase of a mailbox that is not renewed, beginning `from` the expiry day: `{days: 1}` is the day after it, `{days: 0}`
 * cuts the expiry day itself. `state` is the word kept for it; `access` what the owner can still do; `command` what the
 * provider is told that day. `online` narrows what the owner may do about it without us: nothing said, the renewal window
 * decides.
 */
const phase = z.strictObject({
  state: z.enum(["expired", "suspended", "cancelled", "deleted"]),
  from: offset,
  access: z.enum(["full", "receive-only", "read-only", "none"]),
  online: z.enum(["renew", "buy-back", "ask-rep", "nothing"]).optional(),
  command: z.enum(["none", "suspend", "close"]).default("none"),
});

/** Days from the expiry; negative is before. */
const daysFromExpiry = z.array(z.int().min(-365).max(365));

const percent = z.int().min(0).max(100);

/** How far below the list price one person may renew from a request, in percent by role; further takes a second one. */
const specialPrices = z.strictObject({
  sales: percent.default(10),
  backOffice: percent.default(10),
  admin: percent.default(100),
});

const renewal = z.strictObject({
  /** Online renewal opens this long before the expiry … */
  opens: offset,
  /** … and closes at the end of this day. */
  closes: offset,
  /** Where the new term is counted from. */
  countsFrom: z.enum(["expiry", "payment", "later"]).default("expiry"),
  /** Prefixes of user-ids that cannot be renewed online. */
  closedPrefixes: z.array(z.string()).default([]),
  /** Price added when renewing on or after a day; the latest one that has begun replaces those before it. */
  surcharges: z
    .array(z.strictObject({ from: offset, amountCents: cents, vatBps: basisPoints.default(2200) }))
    .default([]),
  /** Money that arrives after the window closed, for an order made in time: carried out, or kept for the customer. */
  paidLate: z.enum(["honour", "prepaid"]).default("honour"),
  /** May the plan change when renewing? */
  planChange: z.boolean().default(false),
  specialPrices: specialPrices.prefault({}),
});

/** A term that goes on by itself unless the customer gives notice. */
const autoRenewal = z.strictObject({
  /** Days before the expiry on which the proforma is sent. */
  proformaDays: z.int().min(1).max(180),
  /** Last day for a notice of termination, in days before the expiry. */
  noticeDays: z.int().min(0).max(180),
  /** Does a receipt of payment keep the service going until the money arrives? */
  receiptSuffices: z.boolean().default(true),
  /** Days after a kept card was first refused on which it is tried again; none: never. */
  cardRetryDays: z.array(z.int().min(1).max(60)).max(5).default([3, 7]),
});

/** Closing a mailbox because its holder asks for it. */
const revocation = z.strictObject({
  /** From the day the request is received, or on a day the holder chooses. */
  effective: z.enum(["on-receipt", "chosen-day"]).default("on-receipt"),
  /** May it be asked from the mailbox itself, by a link sent to its address? */
  fromMailbox: z.boolean().default(false),
  /** What was paid for days that are lost: kept, or given back into the prepaid account by the day. */
  unusedTerm: z.enum(["kept", "prepaid"]).default("kept"),
});

/** Dates counted from the expiry: the renewal window, the phases after it, the reminders. */
export const lifecyclePolicy = z.strictObject({
  renewal,
  phases: z.array(phase).min(1),
  /** Days on which a reminder is mailed … */
  reminderDays: daysFromExpiry.default([-90, -60, -30, -15, -7, -1, 0, 1, 30, 150]),
  /** … and on which it is also sent to the telephone. */
  smsReminderDays: daysFromExpiry.default([]),
  autoRenewal: autoRenewal.optional(),
  revocation: revocation.default({ effective: "on-receipt", fromMailbox: false, unusedTerm: "kept" }),
});
export type Phase = z.infer<typeof phase>;
