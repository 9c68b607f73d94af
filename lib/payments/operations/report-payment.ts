import { lockTopUp } from "@/lib/accounts/store/top-up";
import { attach } from "@/lib/documents/store/attachments";
import { parseDay, toDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation } from "@/lib/platform/operation";
import { reportPaymentInput } from "../schema";
import { type Report, writeReport } from "../store/report";
import { waitForReported } from "../store/reported-order";

/** Receipts of one payment that wait for somebody at most. */
const MOST = 5;

/**
 * The customer says to have paid the slow way, and sends the receipt. The order is waited for as long as that way takes,
 * and its service begins at once where the policy says so. Refuses `order-unknown`, `top-up-unknown`,
 * `payment-not-awaited` (paid already, or never placed), `too-many-reports`, `file-unknown`, `day-in-future`.
 */
export const reportPayment = operation({
  act: "report-payment",
  input: reportPaymentInput,
  may: (actor) => actor.kind !== "anonymous",
  audit: ({ orderId = null, topUpId = null, method, fileId }) => ({ orderId, topUpId, method, fileId }),
  run: async (tx, given, context): Promise<Outcome<{ reportId: string }>> => {
    const paidOn = given.paidOn ? parseDay(given.paidOn) : null;
    if (paidOn && paidOn.since(context.today).days > 0) return refuse("day-in-future", { field: "paidOn" });
    const report: Report = {
      method: given.method,
      amountCents: given.amount || null,
      paidOn: paidOn && toDb(paidOn),
      fileId: given.fileId,
    };
    return given.orderId
      ? ofOrder(tx, context, given.orderId, report)
      : ofTopUp(tx, context, given.topUpId ?? "", report);
  },
});

async function ofOrder(
  tx: Tx,
  context: Context,
  orderId: string,
  report: Report,
): Promise<Outcome<{ reportId: string }>> {
  const order = await lockOrder(tx, context, orderId);
  if (isRefusal(order)) return order;
  if (order.state !== "placed" && order.state !== "expired") return refuse("payment-not-awaited");
  const kept = await keep(tx, context, { orderId }, report);
  if (isRefusal(kept)) return kept;
  await waitForReported(tx, context, order, report);
  return kept;
}

async function ofTopUp(
  tx: Tx,
  context: Context,
  topUpId: string,
  report: Report,
): Promise<Outcome<{ reportId: string }>> {
  const topUp = await lockTopUp(tx, context.seller, topUpId);
  if (isRefusal(topUp)) return topUp;
  const { actor } = context;
  if (actor.kind !== "system" && (actor.kind !== "user" || actor.userId !== topUp.userId))
    return refuse("top-up-unknown");
  if (topUp.state === "credited" || topUp.state === "cancelled") return refuse("payment-not-awaited");
  return keep(tx, context, { topUpId }, report);
}

type Subject = { orderId: string } | { topUpId: string };

async function keep(tx: Tx, context: Context, of: Subject, report: Report): Promise<Outcome<{ reportId: string }>> {
  const open = await tx.paymentReport.count({ where: { sellerId: context.seller, ...of, state: "open" } });
  if (open >= MOST) return refuse("too-many-reports");
  const attached = await attach(tx, context, {
    subjectKind: "orderId" in of ? "order" : "top-up",
    subjectId: "orderId" in of ? of.orderId : of.topUpId,
    kind: "receipt",
    fileId: report.fileId,
  });
  return isRefusal(attached) ? attached : { reportId: await writeReport(tx, context, of, report) };
}
