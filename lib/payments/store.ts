import { type Payment, Prisma } from "@/lib/generated/prisma/client";
import { type Day, type Instant, instantToDb, toDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { afterEvent, type PaymentEvent } from "./payment";

const keyOf = (seller: string, id: string) => ({ sellerId_id: { sellerId: seller, id } });

/** What a payment is for, read without a lock: it never changes, and says which rows to lock before the payment. */
export async function purposeOf(tx: Tx, seller: string, paymentId: string) {
  return tx.payment.findUnique({ where: keyOf(seller, paymentId), select: { orderId: true, topUpId: true } });
}

/** Locks a payment; its order or top-up is locked already. Refuses `payment-unknown`. */
export async function lockPayment(
  tx: Tx,
  seller: string,
  paymentId: string,
): Promise<Outcome<Payment, "payment-unknown">> {
  await tx.$queryRaw`SELECT 1 FROM "Payment" WHERE "sellerId" = ${seller} AND "id" = ${paymentId}::uuid FOR UPDATE`;
  return (await tx.payment.findUnique({ where: keyOf(seller, paymentId) })) ?? refuse("payment-unknown");
}

export interface NewPayment {
  orderId?: string;
  topUpId?: string;
  method: string;
  /** Cents asked for. */
  amountCents: number;
  expiresAt?: Instant;
  /** Name the money has outside: a gateway's session, a bank's reference. */
  gatewayRef?: string;
  /** The bank's day of a slow payment. */
  bookedOn?: Day;
  /** The customer wants the card kept. */
  keepCard?: boolean;
}

/** Writes a new payment, still without money. */
export async function createPayment(tx: Tx, context: Context, payment: NewPayment): Promise<Payment> {
  const at = instantToDb(context.now);
  return tx.payment.create({
    data: {
      sellerId: context.seller,
      id: newId(),
      orderId: payment.orderId ?? null,
      topUpId: payment.topUpId ?? null,
      method: payment.method,
      amountCents: payment.amountCents,
      keepCard: payment.keepCard ?? false,
      gatewayRef: payment.gatewayRef ?? null,
      bookedOn: payment.bookedOn ? toDb(payment.bookedOn) : null,
      expiresAt: payment.expiresAt ? instantToDb(payment.expiresAt) : null,
      createdAt: at,
      updatedAt: at,
    },
  });
}

/** Writes a payment of an order whose money is there already, under an id given before. Amount in cents. */
export async function recordPaid(
  tx: Tx,
  context: Context,
  payment: { id: string; orderId: string; method: string; amountCents: number },
): Promise<void> {
  const { id, orderId, method, amountCents } = payment;
  const at = instantToDb(context.now);
  await rowsIn(
    tx,
    Prisma.sql`
      INSERT INTO "Payment" ("sellerId", "id", "orderId", "method", "state", "amountCents", "receivedCents", "createdAt",
        "updatedAt", "succeededAt")
      VALUES (${context.seller}, ${id}::uuid, ${orderId}::uuid, ${method}, 'succeeded', ${amountCents}::int, ${amountCents}::int,
        ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz)`,
  );
}

/** Moves a locked payment along its life. Refuses `payment-cannot-<event>`. */
export async function movePayment(
  tx: Tx,
  context: Context,
  payment: Payment,
  event: PaymentEvent,
  changes: Prisma.PaymentUpdateInput = {},
): Promise<Outcome<Payment>> {
  const state = afterEvent(payment.state, event);
  if (isRefusal(state)) return state;
  const at = instantToDb(context.now);
  return tx.payment.update({
    where: keyOf(payment.sellerId, payment.id),
    data: { ...(event === "succeed" ? { succeededAt: at } : {}), ...changes, state, updatedAt: at },
  });
}

/** Notes a gateway's event; false when it was there already. */
export async function noteEvent(tx: Tx, context: Context, event: { id: string; type: string }): Promise<boolean> {
  const row = { sellerId: context.seller, id: event.id, type: event.type, receivedAt: instantToDb(context.now) };
  return (await tx.gatewayEvent.createMany({ data: row, skipDuplicates: true })).count === 1;
}

/** Asks a person to look at a payment; one open task of a kind for each. Detail: amounts and codes only. */
export async function askPerson(
  tx: Tx,
  context: Context,
  task: { kind: string; paymentId: string; detail: string },
): Promise<void> {
  const { kind, paymentId, detail } = task;
  await openTask(tx, context, { kind, subjectKind: "payment", subjectId: paymentId, detail });
}
