import { addDays, type Day, dayInRome, instantFromDb, isAfter } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { OFFER_DAYS, type Offered } from "../offer";
import { approvedOffer } from "../store/offered";

/** An offer on a request as its page shows it. */
export interface ShownOffer extends Offered {
  /** How many of its mailboxes are ordered, or being ordered. */
  ordered: number;
  until: Day;
  open: boolean;
}

/** What was offered on a request; null: nothing, or not yet. The caller has checked the viewer. */
export async function offerOfRequest(sellerId: string, requestId: string): Promise<ShownOffer | null> {
  const offered = await approvedOffer(db(), sellerId, requestId);
  if (!offered) return null;
  const where = { sellerId, requestId, state: { notIn: ["cancelled" as const, "expired" as const] } };
  const ordered = await db().order.count({ where });
  const until = addDays(dayInRome(instantFromDb(offered.since)), OFFER_DAYS);
  const { since: _, ...offer } = offered;
  return { ...offer, ordered, until, open: ordered < offer.mailboxes && !isAfter(today(), until) };
}
