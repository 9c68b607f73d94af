import { type AccountRef, type Entry, SUSPENSE, settlementEntries } from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import { type Order, Prisma } from "@/lib/generated/prisma/client";
import { linesOf } from "@/lib/invoicing/invoice";
import { dutyOf } from "@/lib/invoicing/stamp";
import { invoicePaid } from "@/lib/invoicing/store/ask";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockMailbox } from "@/lib/mailboxes/store";
import { rowsIn, type Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { moveOrder } from "../store";
import { endTrust, giveService } from "./service";

/** An order that is paid although part of its price, or all of it (`whole`), is given up. */
interface GivenUp {
  /** False: there is no invoice, and no operation for VAT; only its net counts as sold. */
  invoiced: boolean;
  whole: boolean;
  reason: string;
}

/**
 * The order is paid out of `from` (one account, or what each of several gives), together with what had come of it
 * already: booked once, invoiced once, and what was bought is set going — the mailbox when its papers are approved too,
 * the renewal at once — unless it was begun on trust before. Access taken because nothing was paid comes back with the
 * money only. The order is locked. Refuses `order-cannot-settle` (paid
 * already, or closed), `already-renewed` (another order has paid for the same term) and `insufficient-balance`.
 */
export async function settleOrder(
  tx: Tx,
  context: Context,
  order: Order,
  from: AccountRef | readonly Entry[],
  paymentId?: string,
  givenUp?: GivenUp,
): Promise<Outcome<Order>> {
  if (order.kind === "renewal" && (await isPaidTwice(tx, order))) return refuse("already-renewed");
  const settled = await moveOrder(tx, context, order, "settle");
  if (isRefusal(settled)) return settled;
  const again = order.settledAt ? await settlementsBefore(tx, order) : 0;
  const booked = await postMovement(tx, {
    seller: order.sellerId,
    kind: "settlement",
    at: context.now,
    entries: settlementEntries(sourcesOf(order, from), soldOf(order, givenUp)),
    orderId: order.id,
    round: again,
    ...(givenUp ? { note: givenUp.reason } : {}),
    ...(paymentId ? { paymentId } : {}),
  });
  if (isRefusal(booked)) return booked;
  // An invoice once issued stands while its money is waited for again: it is asked for once.
  if (givenUp?.invoiced !== false) await invoicePaid(tx, context, settled);
  if (order.receivedCents > 0) await tx.order.update({ where: keyOf(order), data: { receivedCents: 0 } });
  if (order.startedAt) await endTrust(tx, context, settled, { paid: !givenUp?.whole });
  else await giveService(tx, context, settled);
  return { ...settled, receivedCents: 0 };
}

/** What an order sells: net with its stamp duty, and VAT; the mere net where nothing was invoiced nor will be. */
function soldOf(order: Order, givenUp?: GivenUp) {
  const dutyCents = dutyOf(linesOf(order.lines ?? []));
  if (givenUp?.invoiced === false) return { netCents: order.netCents - dutyCents, vatCents: 0 };
  return { netCents: order.netCents, vatCents: order.vatCents, dutyCents };
}

const keyOf = (order: Order) => ({ sellerId_id: { sellerId: order.sellerId, id: order.id } });

/** What came of the price before waits in suspense; the rest is paid out of `from`. */
function sourcesOf(order: Order, from: AccountRef | readonly Entry[]): AccountRef | readonly Entry[] {
  if (!("kind" in from) || order.receivedCents === 0) return from;
  return [
    { account: SUSPENSE, amountCents: order.receivedCents },
    { account: from, amountCents: order.totalCents - order.receivedCents },
  ];
}

/** How many settlements of an order were taken back. */
export const settlementsBefore = (tx: Tx, order: Pick<Order, "sellerId" | "id">): Promise<number> =>
  tx.movement.count({ where: { sellerId: order.sellerId, orderId: order.id, kind: "settlement-reversal" } });

/**
 * True when another order has already paid for the term that begins where this one does, or has it on trust. Holds the
 * mailbox meanwhile.
 */
export async function isPaidTwice(tx: Tx, order: Order): Promise<boolean> {
  const { sellerId, mailboxId, oldExpiry } = order;
  if (order.kind !== "renewal" || !mailboxId || !oldExpiry) return false;
  await lockMailbox(tx, sellerId, mailboxId);
  const [taken] = await rowsIn<{ id: string }>(
    tx,
    Prisma.sql`
      SELECT "id" FROM "Order"
      WHERE "sellerId" = ${sellerId} AND "mailboxId" = ${mailboxId}::uuid AND "oldExpiry" = ${oldExpiry}::date
        AND "kind" = 'renewal' AND "id" <> ${order.id}::uuid
        AND ("state" IN ('settled', 'fulfilled') OR ("state" = 'placed' AND "startedAt" IS NOT NULL)) LIMIT 1`,
  );
  return taken !== undefined;
}
