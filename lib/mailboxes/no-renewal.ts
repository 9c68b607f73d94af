import { type Day, day, isoDay } from "@/lib/kernel/day";
import type { Policy } from "@/lib/sellers/policy";

/** What the holder says to a reminder; "renewal": after all. */
export const REMINDER_ANSWERS = ["no-renewal", "renewal"] as const;
export type ReminderAnswer = (typeof REMINDER_ANSWERS)[number];

/** States in which a holder is still reminded: what was paid and could not be carried out is seen to by a person. */
export const REMINDED = ["active", "expired", "suspended"] as const;

/** What of a mailbox decides whether its holder can answer. */
interface Answerable {
  state: string;
  expiresOn: Date | null;
  revokeOn: Date | null;
  hubId: string | null;
}

/**
 * Whether the holder of a mailbox can say that it will not be renewed, and take that back: where its term does not renew
 * itself (there it takes a notice of termination) and it is still reminded of.
 */
export const isAnswerable = ({ lifecycle }: Policy, { state, expiresOn, revokeOn, hubId }: Answerable): boolean =>
  !lifecycle.autoRenewal &&
  expiresOn !== null &&
  revokeOn === null &&
  hubId === null &&
  REMINDED.some((each) => each === state);

/** A term as a link names it: the mailbox, and the day it ends on. */
export const termSubject = (mailboxId: string, expiresOn: Day): string => `${mailboxId}:${isoDay(expiresOn)}`;

/** The term a link names. */
export function termOfSubject(subject: string): { mailboxId: string; expiresOn: Day } {
  const [mailboxId = "", expiresOn = ""] = subject.split(":");
  return { mailboxId, expiresOn: day(expiresOn) };
}
