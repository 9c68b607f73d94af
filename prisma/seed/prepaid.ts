import { creditEntries } from "@/lib/accounts/posting";
import { addDays, endOfDayInRome, type Instant, instantToDb } from "@/lib/kernel/day";
import { newId } from "@/lib/platform/ids";
import { momentOf, type Shop } from "./shop";

/** A payment by transfer into a customer's prepaid account: arrived, or still awaited. */
export async function addTopUp(
  shop: Shop,
  topUp: { userId: string; amountCents: number; daysAgo: number; arrived: boolean },
): Promise<void> {
  const { userId, amountCents, daysAgo, arrived } = topUp;
  const bookedAt = momentOf(shop, addDays(shop.today, -daysAgo), "09:00");
  const creditedAt = arrived ? bookedAt.add({ hours: 26 }) : null;
  const id = newId();
  shop.rows.topUp.push({
    sellerId: shop.seller,
    id,
    userId,
    code: await shop.nextCode(shop.policy.money.codes.topUp),
    method: "transfer",
    state: arrived ? "credited" : "booked",
    amountCents,
    receivedCents: arrived ? amountCents : 0,
    bookedAt: instantToDb(bookedAt),
    expiresAt: instantToDb(endOfDayInRome(addDays(shop.today, 30 - daysAgo))),
    creditedAt: creditedAt && instantToDb(creditedAt),
    creditedByName: arrived ? "Addetto Tre (contabilità)" : null,
  });
  if (creditedAt) credit(shop, { id, userId, amountCents }, creditedAt);
}

function credit(shop: Shop, topUp: { id: string; userId: string; amountCents: number }, at: Instant): void {
  const paymentId = newId();
  shop.rows.payment.push({
    sellerId: shop.seller,
    id: paymentId,
    topUpId: topUp.id,
    method: "transfer",
    state: "succeeded",
    amountCents: topUp.amountCents,
    receivedCents: topUp.amountCents,
    createdAt: instantToDb(at),
    updatedAt: instantToDb(at),
    succeededAt: instantToDb(at),
  });
  const entries = creditEntries("transfer", topUp.userId, topUp.amountCents);
  shop.ledger.post({ kind: "top-up", at, entries, topUpId: topUp.id, paymentId });
}
