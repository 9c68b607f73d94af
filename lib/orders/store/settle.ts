import { type AccountRef, settlementEntries } from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import type { Order } from "@/lib/generated/prisma/client";
import { dayInRome, instantToDb, toDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockMailbox, reserveMailbox, startProvisioningWhenReady } from "@/lib/mailboxes/store";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { moveOrder } from "../store";

/**
 * The order is paid out of `from`: booked once, invoiced once, and what was bought is set going — the mailbox when its
 * papers are approved too, the renewal at once. The order is locked. Refuses `order-cannot-settle` (paid already, or
 * closed), `already-renewed` (another order has paid for the same term) and `insufficient-balance`.
 */
export async function settleOrder(
  tx: Tx,
  context: Context,
  order: Order,
  from: AccountRef,
  paymentId?: string,
): Promise<Outcome<Order>> {
  if (order.kind === "renewal" && (await isPaidTwice(tx, order))) return refuse("already-renewed");
  const settled = await moveOrder(tx, context, order, "settle");
  if (isRefusal(settled)) return settled;
  const booked = await postMovement(tx, {
    seller: order.sellerId,
    kind: "settlement",
    at: context.now,
    entries: settlementEntries(from, order),
    orderId: order.id,
    ...(paymentId ? { paymentId } : {}),
  });
  if (isRefusal(booked)) return booked;
  await askForInvoice(tx, context, settled);
  if (order.kind === "renewal") {
    await context.enqueue("mailbox.renew", { seller: order.sellerId, orderId: order.id });
  } else {
    await reserveMailbox(tx, context, settled);
    await startProvisioningWhenReady(tx, context, settled);
  }
  return settled;
}

/** True when another order has already paid for the term that begins where this one does. Holds the mailbox meanwhile. */
async function isPaidTwice(tx: Tx, order: Order): Promise<boolean> {
  const { sellerId, mailboxId, oldExpiry } = order;
  await lockMailbox(tx, sellerId, mailboxId ?? "");
  const where = {
    sellerId,
    mailboxId,
    oldExpiry,
    kind: "renewal" as const,
    state: { in: ["settled" as const, "fulfilled" as const] },
  };
  return (await tx.order.count({ where: { ...where, id: { not: order.id } } })) > 0;
}

/** Leaves an invoice to be numbered: numbers are given in order by one job, so that payers never queue for them. */
async function askForInvoice(tx: Tx, context: Context, order: Order): Promise<void> {
  const today = dayInRome(context.now);
  await tx.invoice.create({
    data: {
      sellerId: order.sellerId,
      id: newId(),
      orderId: order.id,
      series: context.policy.money.invoiceSeries,
      year: today.year,
      issuedOn: toDb(today),
      lines: order.lines ?? [],
      netCents: order.netCents,
      vatCents: order.vatCents,
      totalCents: order.totalCents,
      billingSealed: order.billingSealed ?? "",
      createdAt: instantToDb(context.now),
    },
  });
  await context.enqueue("invoices.number", { seller: order.sellerId }, { key: order.sellerId });
}
