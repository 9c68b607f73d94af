import { type Order, type OrderKind, Prisma } from "@/lib/generated/prisma/client";
import { invoiceDelivered } from "@/lib/invoicing/store/ask";
import { CODE_SPACE, makeCode } from "@/lib/kernel/codes";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { releaseNames } from "@/lib/names/store";
import { type Actor, isStaff } from "@/lib/platform/actor";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { createLink } from "@/lib/platform/links";
import type { Context } from "@/lib/platform/operation";
import { afterEventOf, type OrderEvent } from "./order";
import { giveBackHeld } from "./store/held";

/** Locks an order for the rest of the transaction. Refuses `order-unknown`, also to whom it does not belong. */
export async function lockOrder(tx: Tx, context: Context, orderId: string): Promise<Outcome<Order, "order-unknown">> {
  const [order] = await orderRows(
    tx,
    Prisma.sql`SELECT * FROM "Order" WHERE "sellerId" = ${context.seller} AND "id" = ${orderId}::uuid FOR UPDATE`,
  );
  if (!order || !ownsOrder(context.actor, order)) return refuse("order-unknown");
  return order;
}

/** Orders as a statement of the transaction answers them, kinds as the client names them. */
async function orderRows(tx: Tx, sql: Prisma.Sql): Promise<Order[]> {
  const rows = await rowsIn<Order>(tx, sql);
  return rows.map((row) => ({ ...row, kind: row.kind.replace("-", "_") as OrderKind }));
}

/** Locks an order that is still being filled in. Refuses `order-unknown` and `order-not-draft` {state}. */
export async function lockDraft(tx: Tx, context: Context, orderId: string): Promise<Outcome<Order>> {
  const order = await lockOrder(tx, context, orderId);
  if (isRefusal(order) || (order.state === "draft" && order.kind !== "activations")) return order;
  return refuse("order-not-draft", { params: { state: order.state } });
}

/** The customer who made it, whoever holds its private link (when it has no account), staff, or the product itself. */
export function ownsOrder(actor: Actor, order: { id: string; userId: string | null }): boolean {
  if (actor.kind === "system" || isStaff(actor)) return true;
  if (actor.kind === "user") return order.userId === actor.userId;
  return actor.kind === "link" && actor.purpose === "order" && actor.subjectId === order.id && order.userId === null;
}

const STAMP: Partial<Record<OrderEvent, Prisma.Sql>> = {
  place: Prisma.sql`"placedAt"`,
  settle: Prisma.sql`"settledAt"`,
  fulfil: Prisma.sql`"fulfilledAt"`,
  cancel: Prisma.sql`"closedAt"`,
  expire: Prisma.sql`"closedAt"`,
};

/** Moves a locked order along its life and stamps the instant. Refuses `order-cannot-<event>`. */
export async function moveOrder(tx: Tx, context: Context, order: Order, event: OrderEvent): Promise<Outcome<Order>> {
  const state = afterEventOf(order, event);
  if (isRefusal(state)) return state;
  const at = instantToDb(context.now);
  const stamp = STAMP[event] ? Prisma.sql`, ${STAMP[event]} = ${at}` : Prisma.empty;
  const [moved = order] = await orderRows(
    tx,
    Prisma.sql`
      UPDATE "Order" SET "state" = ${state}::"OrderState", "updatedAt" = ${at}${stamp}
      WHERE "sellerId" = ${order.sellerId} AND "id" = ${order.id}::uuid RETURNING *`,
  );
  if (event === "fulfil") await invoiceDelivered(tx, context, moved);
  return moved;
}

/**
 * Gives an open order up: its names are free again, its papers need no look any more, what had come of its price is the
 * customer's. Refuses `order-cannot-<event>`.
 */
export async function closeOrder(
  tx: Tx,
  context: Context,
  order: Order,
  event: "cancel" | "expire",
): Promise<Outcome<Order>> {
  // Its parts are under way: it ends with them.
  if (order.kind === "activations") return refuse(`order-cannot-${event}`, { params: { state: "started" } });
  const closed = await moveOrder(tx, context, order, event);
  if (isRefusal(closed)) return closed;
  await giveBackHeld(tx, context, order);
  await releaseNames(tx, context, order.id);
  await tx.review.deleteMany({ where: { sellerId: order.sellerId, orderId: order.id, state: "open" } });
  return closed;
}

/** The id of the order's private link; made when there is none. */
export async function orderLink(tx: Tx, seller: string, orderId: string, at: Instant): Promise<string> {
  const known = await tx.link.findFirst({
    where: { sellerId: seller, purpose: "order", subjectId: orderId, usedAt: null },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  return known?.id ?? createLink(tx, { seller, purpose: "order", subjectId: orderId, at });
}

// Odd, so that multiplying by it visits every code once: codes come scattered, and never twice.
const SCATTER = 22_801_763_489n;

/** A new payment code with that prefix; never given before. */
export async function nextCode(tx: Tx, prefix: string): Promise<string> {
  const [code] = await nextCodes(tx, prefix, 1);
  return code ?? "";
}

/** So many new codes with a prefix, in one statement. */
export async function nextCodes(tx: Tx, prefix: string, count: number): Promise<string[]> {
  const rows = await rowsIn<{ n: bigint }>(
    tx,
    Prisma.sql`SELECT nextval('code_number') AS n FROM generate_series(1, ${count}::int)`,
  );
  return rows.map(({ n }) => makeCode(prefix, (n * SCATTER) % BigInt(CODE_SPACE)));
}
