import { renewalGrounds } from "@/lib/agreements/store/member-renewal";
import { addDays, type Day, toDb } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { nextTerms } from "../auto-renewal";
import { NOT_ORDERED, selfRenewing } from "../store/auto-renewals";
import { leftIn } from "./tonight";

/** Mailboxes whose next term is to be ordered by a day: found by their expiry, those done before left out. */
export async function autoRenewalsDue(seller: string, policy: Policy, on: Day): Promise<string[]> {
  const { autoRenewal } = policy.lifecycle;
  if (!autoRenewal) return [];
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT m."id" FROM "Mailbox" m
    WHERE m."sellerId" = ${seller} AND m."state" = 'active' AND m."noticeOn" IS NULL AND m."revokeOn" IS NULL
      AND m."hubId" IS NULL
      AND m."expiresOn" BETWEEN ${toDb(on)} AND ${toDb(addDays(on, autoRenewal.proformaDays))}
      AND ${NOT_ORDERED}
    ORDER BY m."expiresOn", m."id"`;
  return rows.map(({ id }) => id);
}

const AT_ONCE = 1000;

/** How many of them a sweep of a day would order: what can't be renewed, or is not to be yet, is left out. */
export async function autoRenewalsToCome(seller: string, policy: Policy, on: Day): Promise<number> {
  const found = await autoRenewalsDue(seller, policy, on);
  const due = await leftIn(seller, policy, { ids: found, on, states: ["active"] });
  let count = 0;
  for (let done = 0; done < due.length; done += AT_ONCE) {
    const mailboxes = await selfRenewing(db(), seller, due.slice(done, done + AT_ONCE));
    const groundOf = await renewalGrounds(db(), policy, seller, mailboxes, today());
    count += nextTerms(groundOf, mailboxes, today()).filter((term) => term !== null).length;
  }
  return count;
}
