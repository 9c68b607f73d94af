import { z } from "zod";
import { compareInstants, instantFromDb, isoDay } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockMailbox, moveMailbox, writeHistory } from "@/lib/mailboxes/store";
import { mailboxesOf } from "@/lib/mailboxes/store/together-given";
import { lockOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { mailOrderPayment } from "../store/mails";

/**
 * The money of a service begun on trust has not come in time: access is taken until it does, the staff and the customer
 * are told. The order still waits; money that comes later pays it. Refuses `order-unknown`, `order-not-due`.
 */
export const interruptUnpaid = operation({
  act: "interrupt-unpaid",
  input: z.strictObject({ orderId: z.uuid() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { orderId }, context): Promise<Outcome<{ orderId: string }>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const { state, startedAt, expiresAt } = order;
    const isDue = expiresAt !== null && compareInstants(instantFromDb(expiresAt), context.now) <= 0;
    if (state !== "placed" || !startedAt || !isDue) return refuse("order-not-due");
    await tx.order.update({
      where: { sellerId_id: { sellerId: context.seller, id: orderId } },
      data: { expiresAt: null },
    });
    const detail = `${order.code}: ${formatCents(order.totalCents - order.receivedCents, "it")}`;
    await openTask(tx, context, { kind: "begun-unpaid", subjectKind: "order", subjectId: orderId, detail });
    for (const mailboxId of await mailboxesOf(tx, order)) await suspend(tx, context, mailboxId, order.code);
    await mailOrderPayment(tx, context, order, "interrupted", orderId);
    return { orderId };
  },
});

async function suspend(tx: Tx, context: Context, mailboxId: string, code: string): Promise<void> {
  const mailbox = await lockMailbox(tx, context.seller, mailboxId);
  if (isRefusal(mailbox)) return;
  const moved = await moveMailbox(tx, context.now, mailbox, "suspend");
  // Not made yet, or suspended by the calendar: there is no access to take.
  if (isRefusal(moved)) return;
  await writeHistory(tx, context, mailboxId, "suspended", { order: code });
  const job = { seller: context.seller, mailboxId, command: "suspend" as const, on: isoDay(context.today) };
  await context.enqueue("mailbox.step", job);
}
