import type { CardTry, Order, Payment, StoredCard } from "@/lib/generated/prisma/client";
import { fromDb, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, type Refusal, refuse } from "@/lib/kernel/refusal";
import { tooLateToRenew } from "@/lib/mailboxes/store/paid-late";
import { lockOrder } from "@/lib/orders/store";
import { isPaidTwice } from "@/lib/orders/store/settle";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly, z } from "@/lib/platform/operation";
import { mayTryAgain } from "../card-retry";
import { GATEWAY_METHODS } from "../payment";
import { createPayment, movePayment } from "../store";
import { refOfTry, triesOf } from "../store/card-try";
import { keptCardOf } from "../store/kept-card";

/** What a kept card must be charged. */
export interface KeptCardPayment {
  paymentId: string;
  orderCode: string;
  amountCents: number;
  customerRef: string;
  methodRef: string;
  /** The instant it was first asked, ISO, if it was: what became of that is read before anything else. */
  askedAt: string | null;
  /** The order can still be paid so, by that very card: without it only what became of the charge is asked. */
  mayCharge: boolean;
}

/** Minutes in which nobody else opens a card page for the same order. */
const MINUTES = 10;

/**
 * Asks for a placed order to be paid by its owner's kept card, for the first time or once more after a refusal
 * (`attempt`). A try is one payment: asked again it is the same. Refuses `order-unknown`, `order-not-payable`,
 * `order-begun` (on trust: its money is on the way), `renewal-paid`, `renewal-too-late`, `mailbox-gone`, `no-kept-card`,
 * `card-not-again` (no such try is due any more), `page-open` (its owner is paying right now).
 */
export const startKeptCardPayment = operation({
  act: "start-kept-card-payment",
  input: z.strictObject({ orderId: z.uuid(), attempt: z.int().min(1).default(1) }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { orderId, attempt }, context): Promise<Outcome<KeptCardPayment>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const tries = await triesOf(tx, order);
    const known = tries.find((each) => each.attempt === attempt);
    const obstacle = await whyNot(tx, context, order, tries, attempt);
    const card = order.userId ? await keptCardOf(tx, context.seller, order.userId) : null;
    if (known) return asked(order, known, card, obstacle);
    if (obstacle) return obstacle;
    if (!card) return refuse("no-kept-card");
    const amountCents = order.totalCents - order.receivedCents;
    const expiresAt = context.now.add({ minutes: MINUTES });
    const gatewayRef = refOfTry(orderId, attempt);
    const payment = await createPayment(tx, context, { orderId, method: "card", amountCents, expiresAt, gatewayRef });
    const { customerRef, methodRef } = card;
    await tx.cardTry.create({
      data: { sellerId: context.seller, paymentId: payment.id, attempt, customerRef, methodRef },
    });
    const opened = await movePayment(tx, context, payment, "open");
    const facts = { orderCode: order.code, amountCents, customerRef, methodRef };
    return isRefusal(opened) ? opened : { paymentId: payment.id, ...facts, askedAt: null, mayCharge: true };
  },
});

type Tried = CardTry & { payment: Payment };

/** A try that was begun: whatever became of the answer, or of the order, the same charge is asked for by the same key. */
function asked(
  order: Order,
  { payment, refusedAt, customerRef, methodRef }: Tried,
  card: StoredCard | null,
  obstacle: Refusal | null,
): Outcome<KeptCardPayment> {
  const { id: paymentId, state, amountCents } = payment;
  if (refusedAt || state === "succeeded") return refuse("order-not-payable", { params: { state } });
  if (obstacle?.code === "page-open") return obstacle;
  const askedAt = instantFromDb(payment.createdAt).toString();
  const facts = { orderCode: order.code, amountCents, customerRef, methodRef };
  return { paymentId, ...facts, askedAt, mayCharge: obstacle === null && card?.methodRef === methodRef };
}

/** What keeps a try from being made today; null: nothing. */
async function whyNot(
  tx: Tx,
  context: Context,
  order: Order,
  tries: readonly Tried[],
  attempt: number,
): Promise<Refusal | null> {
  if (order.state !== "placed") return refuse("order-not-payable", { params: { state: order.state } });
  if (order.startedAt) return refuse("order-begun");
  if (await isPaidTwice(tx, order)) return refuse("renewal-paid");
  const tooLate = await tooLateToRenew(tx, context, order, context.today);
  if (tooLate) return refuse(tooLate);
  const before = tries.find((each) => each.attempt === attempt - 1);
  const again =
    before?.nextOn && order.oldExpiry && mayTryAgain(context.policy, fromDb(order.oldExpiry), context.today);
  if (attempt > 1 && !again) return refuse("card-not-again");
  return (await isOnPage(tx, context, order)) ? refuse("page-open") : null;
}

/** Whether a gateway's page is open for the order: it may be paid there at any moment. */
async function isOnPage(tx: Tx, { now, seller: sellerId }: Context, { id: orderId }: Order): Promise<boolean> {
  const count = await tx.payment.count({
    where: {
      ...{ sellerId, orderId, method: { in: [...GATEWAY_METHODS] }, cardTry: null },
      ...{ state: { in: ["created", "pending"] }, expiresAt: { gt: instantToDb(now) } },
    },
  });
  return count > 0;
}
