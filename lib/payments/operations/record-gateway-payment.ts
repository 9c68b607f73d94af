import { receiptsBy } from "@/lib/accounts/posting";
import { lockTopUp, receiveTopUp } from "@/lib/accounts/store/top-up";
import type { Order, Payment, TopUp } from "@/lib/generated/prisma/client";
import { compareInstants, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly, type z } from "@/lib/platform/operation";
import { isLive, type PaymentState } from "../payment";
import { recordGatewayPaymentInput } from "../schema";
import { askPerson, lockPayment, movePayment, noteEvent, purposeOf } from "../store";
import { applyToOrder, leaveToPerson, type OrderMoney } from "../store/order-money";

type Told = z.infer<typeof recordGatewayPaymentInput>;
export interface GatewayPaymentRecorded {
  state: PaymentState;
  /** What became of the money; absent when none came, or it was counted before. */
  money?: OrderMoney | "partial";
}

/**
 * Takes down what the gateway says of a payment, however often and in whatever order it is said: money counts once.
 * Locks the order or top-up first, then the payment. Refuses `payment-unknown`, `checkout-foreign`.
 */
export const recordGatewayPayment = operation({
  act: "record-gateway-payment",
  input: recordGatewayPaymentInput,
  may: systemOnly,
  audit: ({ paymentId, amountCents, currency, state }) => ({ paymentId, amountCents, currency, state }),
  run: async (tx, told, context): Promise<Outcome<GatewayPaymentRecorded>> => {
    const subject = await lockSubject(tx, context, told.paymentId);
    if (isRefusal(subject)) return subject;
    const payment = await lockPayment(tx, context.seller, told.paymentId);
    if (isRefusal(payment)) return payment;
    if (payment.gatewayRef !== null && payment.gatewayRef !== told.sessionId) return refuse("checkout-foreign");
    if (told.event) await noteEvent(tx, context, told.event);
    if (told.state === "paid") return takeMoney(tx, context, subject, payment, told);
    return { state: await noMoney(tx, context, payment, told) };
  },
});

type Subject = { order: Order } | { topUp: TopUp };

async function lockSubject(tx: Tx, context: Context, paymentId: string): Promise<Outcome<Subject>> {
  const purpose = await purposeOf(tx, context.seller, paymentId);
  if (purpose?.orderId) {
    const order = await lockOrder(tx, context, purpose.orderId);
    return isRefusal(order) ? order : { order };
  }
  if (!purpose?.topUpId) return refuse("payment-unknown");
  const topUp = await lockTopUp(tx, context.seller, purpose.topUpId);
  return isRefusal(topUp) ? topUp : { topUp };
}

async function takeMoney(
  tx: Tx,
  context: Context,
  subject: Subject,
  payment: Payment,
  told: Told,
): Promise<GatewayPaymentRecorded> {
  if (payment.state === "succeeded") return { state: "succeeded" };
  // Money in another currency is not in our books: it counts as none received.
  const receivedCents = told.currency === "eur" ? told.amountCents : 0;
  const { chargeRef = null, sessionId: gatewayRef } = told;
  const changes = { receivedCents, gatewayRef, chargeRef };
  const counted = await movePayment(tx, context, payment, "succeed", changes);
  if (isRefusal(counted)) throw new Error(`money received was not counted: ${counted.code}`);
  if (told.kept && payment.keepCard) await keepCard(tx, context, subject, told.kept);
  const money =
    "order" in subject
      ? await applyToOrder(tx, context, subject.order, payment, told)
      : await applyToTopUp(tx, context, subject.topUp, payment, told);
  return { state: "succeeded", money };
}

async function applyToTopUp(tx: Tx, context: Context, topUp: TopUp, payment: Payment, told: Told) {
  if (told.currency !== "eur") return leaveToPerson(tx, context, payment, told);
  if (told.amountCents !== payment.amountCents) {
    const detail = `${topUp.code}: ${formatCents(told.amountCents, "it")}`;
    await askPerson(tx, context, { kind: "payment-amount-differs", paymentId: payment.id, detail });
  }
  const money = { from: receiptsBy(payment.method), amountCents: told.amountCents, paymentId: payment.id };
  const effect = await receiveTopUp(tx, context, topUp, money);
  return effect.kind === "credit" ? "credited" : "partial";
}

/** No money: the page is still open, or it ended without any. A payment that has ended stays as it is. */
async function noMoney(tx: Tx, context: Context, payment: Payment, told: Told): Promise<PaymentState> {
  if (!isLive(payment.state)) return payment.state;
  const over = payment.expiresAt && compareInstants(instantFromDb(payment.expiresAt), context.now) < 0;
  // A gateway that cannot close its page: what is approved after the end is not taken any more.
  const lapsed = over && payment.method === "paypal" && told.state !== "unpaid";
  const event = told.state === "expired" || lapsed ? "expire" : told.state === "unpaid" && over ? "fail" : null;
  if (!event) return payment.state;
  const moved = await movePayment(tx, context, payment, event);
  return isRefusal(moved) ? payment.state : moved.state;
}

/** A card kept by its owner's leave: only what the gateway calls it, and only for whoever has an account. */
async function keepCard(tx: Tx, context: Context, subject: Subject, kept: NonNullable<Told["kept"]>): Promise<void> {
  const { userId } = "order" in subject ? subject.order : subject.topUp;
  if (!userId) return;
  const row = { ...kept, addedAt: instantToDb(context.now) };
  const where = { sellerId_userId: { sellerId: context.seller, userId } };
  await tx.storedCard.upsert({ where, create: { sellerId: context.seller, userId, ...row }, update: row });
}
