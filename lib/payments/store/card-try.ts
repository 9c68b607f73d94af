import type { CardTry, Order, Payment } from "@/lib/generated/prisma/client";
import { dayInRome, fromDb, instantFromDb, instantToDb, startOfDayInRome, toDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { type CardRefused, nextCardTry } from "../card-retry";

/** The gateway's name of a try until it has one: unique, so that a try is one payment. */
export const refOfTry = (orderId: string, attempt: number): string =>
  attempt === 1 ? `kept:${orderId}` : `kept:${orderId}:${attempt}`;

/** Tries to charge a kept card for an order, in their order. */
export const triesOf = (
  tx: Tx,
  { sellerId, id }: Pick<Order, "sellerId" | "id">,
): Promise<(CardTry & { payment: Payment })[]> =>
  tx.cardTry.findMany({
    where: { sellerId, payment: { orderId: id } },
    include: { payment: true },
    orderBy: { attempt: "asc" },
  });

/** A try was refused: why, and when there is another, which is set going here. Answers that try's number and day. */
export async function writeRefusal(
  tx: Tx,
  context: Context,
  order: Order,
  { paymentId, attempt, why, code }: { paymentId: string; attempt: number; why: CardRefused; code: string },
) {
  const { seller, now, today: on, policy } = context;
  const [first] = await triesOf(tx, order);
  const firstOn = first?.refusedAt ? dayInRome(instantFromDb(first.refusedAt)) : on;
  const again = why === "declined" && order.state === "placed" && order.oldExpiry;
  const nextOn = again ? nextCardTry(policy, { expiry: fromDb(order.oldExpiry!), firstOn, tries: attempt, on }) : null;
  await tx.cardTry.update({
    where: { sellerId_paymentId: { sellerId: seller, paymentId } },
    data: { refusedAt: instantToDb(now), why, code, nextOn: nextOn && toDb(nextOn) },
  });
  if (!nextOn) return null;
  const job = { seller, orderId: order.id, attempt: attempt + 1 };
  const startAfter = instantToDb(startOfDayInRome(nextOn));
  await context.enqueue("payment.charge-card", job, { startAfter, key: refOfTry(order.id, attempt + 1) });
  return nextOn;
}
