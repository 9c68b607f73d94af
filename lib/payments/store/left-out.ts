import type { Order } from "@/lib/generated/prisma/client";
import { formatCents } from "@/lib/kernel/money";
import { isTooLate } from "@/lib/mailboxes/paid-late";
import { withoutLost } from "@/lib/mailboxes/store/together-lost";
import type { Lost } from "@/lib/mailboxes/together";
import { queueMail } from "@/lib/notifications/store";
import { strayAccount } from "@/lib/orders/store/held";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { addressOf } from "./mails";

/**
 * A locked order of several renewals as its money can pay it: without those that are lost, which its customer is told. Of
 * those whose time is over a person is asked what can still be done, once money has come for them (`paid`).
 */
export async function leaveLostOut(
  tx: Tx,
  context: Context,
  order: Order,
  { lost, paid }: { lost: readonly Lost[]; paid: boolean },
): Promise<Order> {
  const rest = await withoutLost(tx, order, lost);
  if (rest === order) return order;
  const why = lost.map(({ code }) => code).find(isTooLate);
  if (why && paid) {
    const detail = `${order.code}: ${formatCents(order.totalCents - rest.totalCents, "it")}`;
    await openTask(tx, context, { kind: `payment-${why}`, subjectKind: "order", subjectId: order.id, detail });
  }
  const to = await addressOf(tx, order);
  if (!to) return rest;
  const mailboxIds = lost.map(({ mailboxId }) => mailboxId).sort();
  await queueMail(tx, context, {
    template: "renewals-left-out",
    to,
    locale: order.locale,
    facts: { orderId: order.id, mailboxIds, credited: strayAccount(context, order) !== null },
    dedupeKey: `renewals-left-out:${order.id}:${mailboxIds[0]}`,
  });
  return rest;
}
