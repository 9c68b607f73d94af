import { begunEntries } from "@/lib/accounts/posting";
import { postMovement, reverseMovement } from "@/lib/accounts/store";
import type { Order } from "@/lib/generated/prisma/client";
import { addDays, endOfDayInRome, fromDb, instantToDb, isoDay } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { stateOn } from "@/lib/mailboxes/mailbox";
import {
  lockMailbox,
  moveMailbox,
  reserveMailbox,
  startProvisioningWhenReady,
  writeHistory,
} from "@/lib/mailboxes/store";
import { orderAddOns } from "@/lib/mailboxes/store/add-ons";
import { mailboxesOf, renewParts } from "@/lib/mailboxes/store/together-given";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";

const keyOf = (order: { sellerId: string; id: string }) => ({
  sellerId_id: { sellerId: order.sellerId, id: order.id },
});

/** Sets going what was bought: a renewal or an add-on at once, a mailbox when its papers are approved too. */
export async function giveService(tx: Tx, context: Context, order: Order): Promise<void> {
  if (order.kind === "renewal") {
    await context.enqueue("mailbox.renew", { seller: order.sellerId, orderId: order.id });
    return;
  }
  if (order.kind === "renewals") return renewParts(tx, context, order);
  // Its parts were set going one by one.
  if (order.kind === "activations") return;
  if (order.kind === "add_on" && order.mailboxId) {
    await orderAddOns(tx, context, order, order.mailboxId);
    await context.enqueue("mailbox.extras", { seller: order.sellerId, mailboxId: order.mailboxId, orderId: order.id });
    return;
  }
  // Paid again after its money was taken back: its mailbox is there already.
  if (!order.mailboxId) await reserveMailbox(tx, context, order);
  await startProvisioningWhenReady(tx, context, order);
}

/**
 * The service of a placed order begins before its money, which is waited for `money.unpaidOrderDays` more: owed to the
 * seller from now on. An order begun already stays as it is. Refuses `order-not-payable`.
 */
export async function beginOnTrust(tx: Tx, context: Context, order: Order): Promise<Outcome<Order>> {
  if (order.state !== "placed") return refuse("order-not-payable", { params: { state: order.state } });
  if (order.startedAt) return order;
  const until = endOfDayInRome(addDays(context.today, context.policy.money.unpaidOrderDays));
  const begun = await trust(tx, context, order, { expiresAt: instantToDb(until) });
  await giveService(tx, context, begun);
  return begun;
}

/** A locked order's service is on trust from now on, and its price owed. */
export async function trust(
  tx: Tx,
  context: Context,
  order: Order,
  changes: { expiresAt: Date },
  round = 0,
): Promise<Order> {
  const booked = await postMovement(tx, {
    seller: order.sellerId,
    kind: "begun",
    at: context.now,
    entries: begunEntries(order),
    orderId: order.id,
    round,
  });
  if (isRefusal(booked)) throw new Error(`a service begun was not booked: ${booked.code}`);
  return tx.order.update({
    where: keyOf(order),
    data: { ...changes, startedAt: order.startedAt ?? instantToDb(context.now) },
  });
}

/** The price of a service begun on trust is owed no more: its money came (`paid`), or is not waited for. */
export async function endTrust(tx: Tx, context: Context, order: Order, { paid }: { paid: boolean }): Promise<void> {
  const { sellerId, id: orderId } = order;
  const begun = await tx.movement.findFirst({
    where: { sellerId, orderId, kind: "begun" },
    orderBy: { round: "desc" },
  });
  if (!begun) return;
  const { round } = begun;
  await reverseMovement(tx, begun, { kind: "begun-over", at: context.now, orderId, round });
  await closeTask(tx, context, { kind: "begun-unpaid", subjectKind: "order", subjectId: orderId });
  await closeTask(tx, context, { kind: "payment-taken-back", subjectKind: "order", subjectId: orderId });
  if (!paid) return;
  for (const mailboxId of await mailboxesOf(tx, order)) await giveAccessBack(tx, context, mailboxId, order.code);
}

/** Access taken because the money had not come is given back; what the calendar took stays taken. */
async function giveAccessBack(tx: Tx, context: Context, mailboxId: string, code: string): Promise<void> {
  const mailbox = await lockMailbox(tx, context.seller, mailboxId);
  if (isRefusal(mailbox) || mailbox.state !== "suspended" || !mailbox.expiresOn) return;
  if (stateOn(context.policy, fromDb(mailbox.expiresOn), context.today) !== "active") return;
  const restored = await moveMailbox(tx, context.now, mailbox, "restore");
  if (isRefusal(restored)) return;
  await writeHistory(tx, context, mailboxId, "restored", { order: code });
  const job = { seller: context.seller, mailboxId, command: "restore" as const, on: isoDay(context.today) };
  await context.enqueue("mailbox.step", job);
}
