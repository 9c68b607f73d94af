import { Temporal } from "temporal-polyfill";
import { keptCards } from "@/lib/connectors/payments";
import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { failpoint } from "@/lib/platform/failpoint";
import { recordCardRefused } from "../operations/record-card-refused";
import { recordGatewayPayment } from "../operations/record-gateway-payment";
import { type KeptCardPayment, startKeptCardPayment } from "../operations/start-kept-card-payment";
import { refOfTry } from "../store/card-try";

/**
 * Pays an order by its owner's kept card, by the payment's own key: what may have been asked before is read at the
 * gateway first, so that however often it is done, and whenever, it is charged once. A card that is refused leaves the
 * order as it is and tells its owner.
 */
export const handler: Handler<"payment.charge-card"> = async ({ seller, orderId, attempt = 1 }) => {
  const call = { seller, actor: SYSTEM("kept-card") };
  const started = await startKeptCardPayment({ orderId, attempt }, call);
  if (isRefusal(started) && started.code === "page-open") throw new TryAgain(started.code);
  // Paid another way, given up, or the card was taken back: nothing is left to do.
  if (isRefusal(started)) return;
  const charged = await becameOf(started);
  if (isRefusal(charged)) throw new TryAgain(charged.code);
  failpoint("charge-card.after-gateway");
  const { paymentId, amountCents } = started;
  if (charged.state === "refused") {
    const recorded = await recordCardRefused({ orderId, paymentId, why: charged.why, code: charged.code }, call);
    if (isRefusal(recorded)) throw new Error(`a refused card was not recorded: ${recorded.code}`);
    return;
  }
  const told = {
    paymentId,
    sessionId: refOfTry(orderId, attempt),
    amountCents,
    currency: "eur",
    state: "paid" as const,
  };
  const recorded = await recordGatewayPayment({ ...told, chargeRef: charged.chargeRef }, call);
  if (isRefusal(recorded)) throw new Error(`a charge was not recorded: ${recorded.code}`);
};

/** What became of a charge: what the gateway knows of it already, or else says now. */
async function becameOf({ askedAt, mayCharge, ...started }: KeptCardPayment) {
  const { paymentId, orderCode: orderRef, amountCents, customerRef, methodRef } = started;
  if (askedAt) {
    const known = await keptCards().findCharge({ customerRef, paymentId, since: Temporal.Instant.from(askedAt) });
    if (isRefusal(known) || known.state !== "none") return known;
  }
  if (!mayCharge) return { state: "refused", why: "given-up", code: "" } as const;
  const card = { customerRef, methodRef, amountCents, paymentId, orderRef };
  return keptCards().charge({ ...card, idempotencyKey: paymentId });
}
