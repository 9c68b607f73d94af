import { keptCards } from "@/lib/connectors/payments";
import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { failpoint } from "@/lib/platform/failpoint";
import { recordGatewayPayment } from "../operations/record-gateway-payment";
import { recordCardAsks } from "../operations/record-kept-card";
import { startKeptCardPayment } from "../operations/start-kept-card-payment";

/**
 * Pays an order by its owner's kept card, by the payment's own key: asked again, it is charged once. A card that wants
 * its owner leaves the order as it is and tells them.
 */
export const handler: Handler<"payment.charge-card"> = async ({ seller, orderId }) => {
  const call = { seller, actor: SYSTEM("kept-card") };
  const started = await startKeptCardPayment({ orderId }, call);
  // Paid another way, given up, or the card was taken back: nothing is left to do.
  if (isRefusal(started)) return;
  const { paymentId, orderCode: orderRef, amountCents, customerRef, methodRef } = started;
  const card = { customerRef, methodRef, amountCents, paymentId, orderRef };
  const charged = await keptCards().charge({ ...card, idempotencyKey: paymentId });
  if (isRefusal(charged) && charged.code === "payments-unavailable") throw new TryAgain(charged.code);
  failpoint("charge-card.after-gateway");
  if (isRefusal(charged) || charged.state === "needs-owner") {
    await recordCardAsks({ orderId, paymentId }, call);
    return;
  }
  const { chargeRef } = charged;
  const told = { paymentId, sessionId: `kept:${orderId}`, amountCents, currency: "eur", state: "paid" as const };
  const recorded = await recordGatewayPayment({ ...told, ...(chargeRef ? { chargeRef } : {}) }, call);
  if (isRefusal(recorded)) throw new Error(`a charge was not recorded: ${recorded.code}`);
};
