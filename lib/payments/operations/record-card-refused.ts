import { type Day, fromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { writeHistory } from "@/lib/mailboxes/store";
import { lockOrder } from "@/lib/orders/store";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { CARD_REFUSALS, type CardRefused } from "../card-retry";
import { isLive } from "../payment";
import { lockPayment, movePayment } from "../store";
import { writeRefusal } from "../store/card-try";
import { mailOrderPayment } from "../store/mails";

/**
 * A kept card did not pay: nothing was taken. Its owner is told once, with the way to pay by hand, and when it is tried
 * again, if it is (`cardRetryDays`): not when the bank wants its owner, nor when the card is over for good. Said again,
 * nothing changes. Answers that day, "YYYY-MM-DD". Refuses `order-unknown`, `payment-unknown`.
 */
export const recordCardRefused = operation({
  act: "record-card-refused",
  input: z.strictObject({
    orderId: z.uuid(),
    paymentId: z.uuid(),
    why: z.enum(CARD_REFUSALS),
    code: z.string().max(60),
  }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { orderId, paymentId, why, code }, context): Promise<Outcome<{ nextOn: string | null }>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const payment = await lockPayment(tx, context.seller, paymentId);
    if (isRefusal(payment)) return payment;
    const key = { sellerId_paymentId: { sellerId: context.seller, paymentId } };
    const tried = await tx.cardTry.findUniqueOrThrow({ where: key });
    if (tried.refusedAt || payment.state === "succeeded")
      return { nextOn: tried.nextOn && isoDay(fromDb(tried.nextOn)) };
    const failed = isLive(payment.state) ? await movePayment(tx, context, payment, "fail") : payment;
    if (isRefusal(failed)) return failed;
    const nextOn = await writeRefusal(tx, context, order, { ...tried, why, code });
    const { mailboxId } = order;
    if (order.state === "placed" && why !== "given-up") {
      const retryOn = nextOn && isoDay(nextOn);
      await mailOrderPayment(tx, context, order, occasionOf(why, nextOn), paymentId, retryOn ? { retryOn } : {});
      const facts = { order: order.code, again: retryOn ? "yes" : "no", ...(retryOn ? { on: retryOn } : {}) };
      if (mailboxId) await writeHistory(tx, context, mailboxId, "card-refused", facts);
    }
    return { nextOn: nextOn && isoDay(nextOn) };
  },
});

function occasionOf(why: Exclude<CardRefused, "given-up">, nextOn: Day | null) {
  if (why === "asks-owner") return "card-asks";
  if (why === "card-over") return "card-over";
  return nextOn ? "card-refused" : "card-refused-last";
}
