import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { confirmPayment } from "../exchanges/confirm";
import { isLive } from "../payment";

/** Asks the gateway about a payment until it has ended: no webhook and no browser need ever come. */
export const handler: Handler<"payment.check"> = async ({ seller, paymentId }) => {
  const outcome = await confirmPayment(seller, paymentId);
  if (isRefusal(outcome)) throw new TryAgain(outcome.code);
  if (isLive(outcome.state)) throw new TryAgain(`payment is ${outcome.state}`);
};
