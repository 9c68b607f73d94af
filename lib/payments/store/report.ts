import { userToTell } from "@/lib/accounts/store/owner";
import { instantToDb } from "@/lib/kernel/day";
import { queueMail } from "@/lib/notifications/store";
import { orderLink } from "@/lib/orders/store";
import { actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { SlowMethod } from "../arrival";
import { addressOf } from "./mails";

type Subject = { orderId: string } | { topUpId: string };

export interface Report {
  method: SlowMethod;
  amountCents: number | null;
  paidOn: Date | null;
  fileId: string;
}

/** Writes down what a customer says to have paid, and thanks for it. Answers the report's id. */
export async function writeReport(tx: Tx, context: Context, of: Subject, report: Report): Promise<string> {
  const id = newId();
  await tx.paymentReport.create({
    data: { sellerId: context.seller, id, ...of, ...report, reportedAt: instantToDb(context.now) },
  });
  await mailReport(tx, context, { id, ...of }, "received");
  return id;
}

/** Tells whoever sent a receipt that it was taken in, or can't be used. */
export async function mailReport(
  tx: Tx,
  context: Context,
  report: { id: string; orderId?: string | null; topUpId?: string | null },
  state: "received" | "refused",
): Promise<void> {
  const { id: reportId, orderId, topUpId } = report;
  const key = (id: string) => ({ where: { sellerId_id: { sellerId: context.seller, id } } });
  const mail = { template: "payment-report" as const, dedupeKey: `payment-report:${state}:${reportId}` };
  if (topUpId) {
    const user = await userToTell(tx, await tx.topUp.findUniqueOrThrow(key(topUpId)));
    await queueMail(tx, context, { ...mail, ...user, facts: { reportId, state } });
    return;
  }
  const order = await tx.order.findUniqueOrThrow(key(orderId ?? ""));
  const to = await addressOf(tx, order);
  if (!to) return;
  const linkId = await orderLink(tx, context.seller, order.id, context.now);
  await queueMail(tx, context, { ...mail, to, locale: order.locale, facts: { reportId, linkId, state } });
}

/** The money reported has come: nobody need look at its receipts any more. */
export async function confirmReports(tx: Tx, context: Context, of: Subject): Promise<void> {
  await tx.paymentReport.updateMany({
    where: { sellerId: context.seller, ...of, state: "open" },
    data: { state: "confirmed", decidedAt: instantToDb(context.now), decidedByName: actorName(context.actor) ?? null },
  });
}
