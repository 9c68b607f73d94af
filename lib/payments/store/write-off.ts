import { SUSPENSE, WRITE_OFF } from "@/lib/accounts/posting";
import type { Order, WriteOff } from "@/lib/generated/prisma/client";
import { linesOf } from "@/lib/invoicing/invoice";
import { dutyOf } from "@/lib/invoicing/stamp";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { standingOn } from "@/lib/mailboxes/store/together-lost";
import { isPaid } from "@/lib/orders/order";
import { settleOrder } from "@/lib/orders/store/settle";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { type Loss, lossOf } from "../write-off";
import { mailPaymentReceived } from "./mails";
import { unsettle } from "./unsettle";
import { standingWriteOff } from "./write-off-row";

/**
 * What would be lost of a locked order today, and that it can still be carried out. Refuses like `lossOf`,
 * `already-renewed`, and `write-off-too-late` (a renewal paid short whose time is over: what came is the customer's).
 */
export async function lossToday(tx: Tx, context: Context, order: Order): Promise<Outcome<Loss>> {
  const where = { sellerId: order.sellerId, orderId: order.id };
  const invoice = (await tx.invoice.count({ where })) > 0;
  const loss = lossOf(order, { invoice, dutyCents: dutyOf(linesOf(order.lines ?? [])) });
  if (isRefusal(loss)) return loss;
  const { tooLate, renewalPaid, lost } = await standingOn(tx, context, order, context.today);
  if (renewalPaid) return refuse("already-renewed");
  return tooLate || lost.length > 0 ? refuse("write-off-too-late") : loss;
}

/**
 * A write-off that is agreed to is carried out: the locked order is paid by what came of it and by what the seller loses.
 * Refuses `write-off-changed` when that is not what was asked for any more, and like `lossToday`.
 */
export async function carryOut(tx: Tx, context: Context, order: Order, row: WriteOff): Promise<Outcome<Order>> {
  const loss = await lossToday(tx, context, order);
  if (isRefusal(loss)) return loss;
  const { amountCents, invoiced } = row;
  if (loss.amountCents !== amountCents || loss.invoiced !== invoiced) return refuse("write-off-changed");
  const sources = [
    { account: SUSPENSE, amountCents: order.receivedCents },
    { account: WRITE_OFF, amountCents },
  ];
  const settled = await settleOrder(tx, context, order, sources, undefined, { ...loss, reason: row.reason });
  if (isRefusal(settled) || loss.whole) return settled;
  const { sellerId, id: orderId } = order;
  const payment = await tx.payment.findFirst({
    where: { sellerId, orderId, state: "succeeded", reversedAt: null, astray: null },
    orderBy: { createdAt: "desc" },
  });
  if (payment) await mailPaymentReceived(tx, context, settled, payment.id);
  return settled;
}

/**
 * Money comes for a locked order after all: what had been given up of its price is owed again, and paid by it like any
 * order's. The order as it is for any other; one whose invoice was taken back, in whole or part, too: what comes for that
 * is the customer's.
 */
export async function owedAgain(tx: Tx, context: Context, order: Order): Promise<Order> {
  if (!isPaid(order.state)) return order;
  if (!(await standingWriteOff(tx, order)) || (await isCredited(tx, order))) return order;
  const waiting = await unsettle(tx, context, order, "paid");
  return isRefusal(waiting) ? order : waiting;
}

/** Whether a credit note took back anything of an order's invoice. */
export async function isCredited(tx: Tx, { sellerId, id: orderId }: Order): Promise<boolean> {
  const invoice = await tx.invoice.findFirst({ where: { sellerId, orderId }, select: { id: true } });
  return invoice !== null && (await tx.invoice.count({ where: { sellerId, creditedId: invoice.id } })) > 0;
}
