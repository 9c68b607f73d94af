import type { Order, Payment } from "@/lib/generated/prisma/client";
import { formatCents } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";
import { isTooLate } from "@/lib/mailboxes/paid-late";
import { queueMail } from "@/lib/notifications/store";
import { closeOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import type { Astray } from "../payment";
import { addressOf } from "./mails";

interface Strayed {
  astray: Astray;
  /** It went to the prepaid account; else it waits in suspense. */
  credited: boolean;
  payment: Payment;
}

/**
 * Money that did not pay its locked order is told to whoever sent it. A renewal that came too late asks for no money any
 * more, and a person is asked what can still be done for that mailbox.
 */
export async function afterAstray(tx: Tx, context: Context, order: Order, strayed: Strayed): Promise<void> {
  const { astray, payment } = strayed;
  if (isTooLate(astray)) {
    const detail = `${order.code}: ${formatCents(payment.receivedCents, "it")}`;
    await openTask(tx, context, { kind: `payment-${astray}`, subjectKind: "order", subjectId: order.id, detail });
    await giveUp(tx, context, order);
  }
  const to = await addressOf(tx, order);
  if (!to) return;
  await queueMail(tx, context, {
    template: "money-kept",
    to,
    locale: order.locale,
    facts: { paymentId: payment.id, credited: strayed.credited },
    dedupeKey: `money-kept:${payment.id}`,
  });
}

async function giveUp(tx: Tx, context: Context, order: Order): Promise<void> {
  if (order.state !== "placed") return;
  const closed = await closeOrder(tx, context, order, "expire");
  if (isRefusal(closed)) throw new Error(`a renewal that came too late was not closed: ${closed.code}`);
}
