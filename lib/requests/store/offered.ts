import type { Order, SpecialRenewal } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { type Offered, policyAt } from "../offer";

/** What a price set from a request offers; null: it is that of a renewal. */
export function offerOfRow({ planCode, mailboxes, termMonths, netCents }: SpecialRenewal): Offered | null {
  return planCode && mailboxes ? { planCode, mailboxes, termMonths, netCents } : null;
}

/** The offer made on a request, and since when it holds; null: none. */
export async function approvedOffer(tx: Tx, sellerId: string, requestId: string) {
  const row = await tx.specialRenewal.findFirst({
    where: { sellerId, requestId, state: "approved", mailboxes: { not: null } },
  });
  const offered = row && offerOfRow(row);
  return row && offered ? { ...offered, since: row.decidedAt ?? row.askedAt } : null;
}

/** The policy of an order that came of an offer: at its price; of any other as it is. */
export async function policyOffered(
  tx: Tx,
  policy: Policy,
  { sellerId, requestId, channel }: Pick<Order, "sellerId" | "requestId" | "channel">,
): Promise<Policy> {
  const offered = requestId && (await approvedOffer(tx, sellerId, requestId));
  return offered ? policyAt(policy, offered, channel) : policy;
}
