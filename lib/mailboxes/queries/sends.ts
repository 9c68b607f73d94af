import { fromDb, isoDay } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { extrasOf } from "../extras";

/** Mailboxes read at a time. */
const AT_ONCE = 200;

/** Plans whose messages are counted (row 9). */
const countedPlans = ({ catalogue }: Pick<Policy, "catalogue">): string[] =>
  catalogue.plans.flatMap(({ code, includedSends }) => (includedSends === undefined ? [] : code));

/**
 * Active mailboxes of a seller whose sends are counted, after an id, with how many each may send in its term. `next`:
 * the id to go on after, null at the end.
 */
export async function mailboxesCounted(seller: string, policy: Policy, after: string | null) {
  const plans = countedPlans(policy);
  if (plans.length === 0) return { mailboxes: [], next: null };
  const rows = await db().mailbox.findMany({
    where: {
      sellerId: seller,
      state: "active",
      planCode: { in: plans },
      providerRef: { not: null },
      expiresOn: { not: null },
      ...(after ? { id: { gt: after } } : {}),
    },
    orderBy: { id: "asc" },
    take: AT_ONCE,
    include: { addOns: { where: { state: "active" } } },
  });
  const mailboxes = rows.map(({ id, providerRef, planCode, expiresOn, addOns }) => ({
    id,
    providerRef,
    expiresOn: expiresOn ? isoDay(fromDb(expiresOn)) : "",
    total: extrasOf(policy, planCode, addOns).sends ?? 0,
  }));
  return { mailboxes, next: rows.length === AT_ONCE ? (rows.at(-1)?.id ?? null) : null };
}

/** Which of some occasions were not mailed yet. */
export async function untold(seller: string, occasions: readonly string[]): Promise<Set<string>> {
  const told = await db().mail.findMany({
    where: { sellerId: seller, dedupeKey: { in: [...occasions] } },
    select: { dedupeKey: true },
  });
  const known = new Set(told.map(({ dedupeKey }) => dedupeKey));
  return new Set(occasions.filter((occasion) => !known.has(occasion)));
}
