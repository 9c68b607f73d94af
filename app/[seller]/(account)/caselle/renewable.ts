import type { Day } from "@/lib/kernel/day";
import { explainRenewal, type RenewalAnswer } from "@/lib/mailboxes/renewal";
import type { Policy } from "@/lib/sellers/policy";

type Facts = { expiresOn: Day | null; planCode: string; userCode: string | null; originalDay: number | null };

/** What renewing one's own mailbox would be today; null when it has no expiry yet or has been revoked. */
export function renewalToday(policy: Policy, mailbox: Facts & { state: string }, on: Day): RenewalAnswer | null {
  if (!mailbox.expiresOn || mailbox.state === "revoked") return null;
  return explainRenewal(policy, {
    expiry: mailbox.expiresOn,
    on,
    plan: mailbox.planCode,
    channel: "account",
    ...(mailbox.userCode ? { userCode: mailbox.userCode } : {}),
    ...(mailbox.originalDay ? { originalDay: mailbox.originalDay } : {}),
  });
}

/** The state in today's words: by the dates once the mailbox lives, else as it is kept. */
export const stateToday = (kept: string, answer: RenewalAnswer | null): string =>
  answer && ["active", "expired", "suspended"].includes(kept) ? answer.state : kept;
