import type { AddOnCatalogue, Blocks } from "@/lib/catalogue/add-ons";
import { addMonthsKeeping, type Day, daysBetween } from "@/lib/kernel/day";

/** Everything a mailbox has beyond its plan's bare mailbox, as the provider is told: always the whole, never a change. */
export interface Extras {
  inboxGb: number;
  archiveGb: number;
  /** Messages that may be sent in this term; null: as many as wanted. */
  sends: number | null;
  watched: number;
  lite: number;
  /** Services that are on, in alphabetical order. */
  switches: string[];
}

/** An add-on a mailbox holds; `unit` and `units` as they were when it was bought, whatever the catalogue says later. */
export interface Held extends Blocks {
  unit: string;
  units: number;
  state: "ordered" | "active" | "ended";
}

/** What a mailbox is entitled to by its plan and the add-ons that were paid. */
export function extrasOf(policy: AddOnCatalogue, planCode: string, held: readonly Held[]): Extras {
  const plan = policy.catalogue.plans.find(({ code }) => code === planCode);
  const extras: Extras = {
    inboxGb: plan?.inboxGb ?? 0,
    archiveGb: plan?.archiveGb ?? 0,
    sends: plan?.includedSends ?? null,
    watched: plan?.hub?.watched ?? 0,
    lite: 0,
    switches: [],
  };
  for (const { code, unit, units, state } of held) {
    if (state === "ended") continue;
    if (unit === "inbox-gb") extras.inboxGb += units;
    else if (unit === "archive-gb") extras.archiveGb += units;
    else if (unit === "sends") extras.sends = (extras.sends ?? 0) + units;
    else if (unit === "watched-mailboxes") extras.watched += units;
    else if (unit === "lite-mailboxes") extras.lite += units;
    else extras.switches.push(code);
  }
  extras.switches = [...new Set(extras.switches)].sort();
  return extras;
}

/** Blocks held of each add-on that renews with the mailbox: what a renewal proposes to go on with. */
export function renewing(policy: AddOnCatalogue, held: readonly Held[]): Blocks[] {
  const sums = new Map<string, number>();
  for (const { code, blocks, state } of held) {
    const addOn = policy.catalogue.addOns.find((each) => each.code === code);
    if (addOn?.renewsWithMailbox && state !== "ended") sums.set(code, (sums.get(code) ?? 0) + blocks);
  }
  return [...sums].map(([code, blocks]) => ({ code, blocks }));
}

/**
 * The days of a mailbox's term that an add-on bought on a day is for: it ends with the mailbox. Bought before the term
 * begins (a renewal is already paid) it is for the whole; null when nothing is left.
 */
export function termLeft(
  mailbox: { expiry: Day; termMonths: number; originalDay: number },
  on: Day,
): { days: number; of: number } | null {
  const began = addMonthsKeeping(mailbox.expiry, -mailbox.termMonths, mailbox.originalDay);
  const of = daysBetween(began, mailbox.expiry);
  const days = Math.min(daysBetween(on, mailbox.expiry), of);
  return days > 0 ? { days, of } : null;
}
