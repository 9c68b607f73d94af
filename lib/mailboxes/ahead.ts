import { addDays, compareDays, type Day, fromDb, isAfter, isBefore } from "@/lib/kernel/day";
import type { Policy } from "@/lib/sellers/policy";
import type { Phase } from "@/lib/sellers/policy/lifecycle";
import { phasesAfter } from "./mailbox";
import { lastDayForNotice } from "./notice";
import { remindersFor } from "./reminders";
import { renewalWindow } from "./renewal";

/** What the calendar holds for a mailbox that nobody renews. */
export type Ahead =
  | { kind: "reminder" | "opens" | "expires" | "closes" | "proforma" | "last-notice" | "revoked" | "card"; on: Day }
  | { kind: "phase"; on: Day; state: Phase["state"]; access: Phase["access"] };

/**
 * A mailbox as far as its days go. `noticeOn`: notice of termination was given; `revokeOn`: it closes that day; `cardOn`:
 * a kept card that was refused is tried again.
 */
interface Dated {
  expiry: Day;
  noticeOn?: Day | null;
  revokeOn?: Day | null;
  cardOn?: Day | null;
}

/**
 * Everything that will happen to a mailbox from a day on unless it is renewed, in order: reminders, the days between
 * which it can be renewed, its expiry, the phases after it. What is to be revoked has nothing after that day.
 */
export function ahead(policy: Policy, dated: Dated, from: Day): Ahead[] {
  const { expiry, noticeOn = null, revokeOn = null, cardOn = null } = dated;
  const { opens, closes } = renewalWindow(policy, expiry);
  const { autoRenewal } = policy.lifecycle;
  const last = noticeOn ? null : lastDayForNotice(policy, expiry);
  const all: Ahead[] = [
    ...(noticeOn || revokeOn ? [] : remindersFor(policy, expiry, from)).map(({ dueOn }) => ({
      kind: "reminder" as const,
      on: dueOn,
    })),
    { kind: "opens", on: opens },
    ...(autoRenewal && !noticeOn
      ? [{ kind: "proforma" as const, on: addDays(expiry, -autoRenewal.proformaDays) }]
      : []),
    ...(last ? [{ kind: "last-notice" as const, on: last }] : []),
    ...(cardOn ? [{ kind: "card" as const, on: cardOn }] : []),
    { kind: "expires", on: expiry },
    ...phasesAfter(policy, expiry).map(({ begins, state, access }) => ({
      kind: "phase" as const,
      on: begins,
      state,
      access,
    })),
    { kind: "closes", on: closes },
  ];
  const until = all.filter(({ on }) => !isBefore(on, from) && !(revokeOn && isAfter(on, revokeOn)));
  const end: Ahead[] = revokeOn && !isBefore(revokeOn, from) ? [{ kind: "revoked", on: revokeOn }] : [];
  return [...until, ...end].sort((a, b) => compareDays(a.on, b.on));
}

/** States for which nothing is to come any more, or nothing yet. */
export const OVER: ReadonlySet<string> = new Set([
  "reserved",
  "provisioning",
  "provisioning_failed",
  "deleted",
  "revoked",
]);

/** The days of a mailbox's row. */
export const datesOf = (row: { noticeOn: Date | null; revokeOn: Date | null }, expiry: Day): Dated => ({
  expiry,
  noticeOn: row.noticeOn && fromDb(row.noticeOn),
  revokeOn: row.revokeOn && fromDb(row.revokeOn),
});
