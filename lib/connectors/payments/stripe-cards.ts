import Stripe from "stripe";
import { z } from "zod";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { KeptCards, PaymentsRefusal } from "./port";

type Attempt = <T>(call: () => Promise<T>) => Promise<Outcome<T, PaymentsRefusal | "checkout-unknown">>;
const intentShape = z.object({ id: z.string().min(1), status: z.string() });

/** Cards kept at Stripe: charged when nobody is there; the bank may want their owner all the same. */
export function keptCards(stripe: Stripe, attempt: Attempt): KeptCards {
  return {
    async charge({ customerRef, methodRef, amountCents, paymentId, orderRef, idempotencyKey }) {
      const params = {
        amount: amountCents,
        currency: "eur",
        customer: customerRef,
        payment_method: methodRef,
        off_session: true,
        confirm: true,
        description: orderRef,
        metadata: { orderRef, paymentId },
      };
      const charged = await attempt(() =>
        declinedAsAnswer(async () => intentShape.parse(await stripe.paymentIntents.create(params, { idempotencyKey }))),
      );
      if (isRefusal(charged)) return charged as never;
      return charged.status === "succeeded" ? { state: "paid", chargeRef: charged.id } : { state: "needs-owner" };
    },
    forget: (methodRef) =>
      attempt(async () => {
        await stripe.paymentMethods.detach(methodRef);
        return { forgotten: true as const };
      }) as ReturnType<KeptCards["forget"]>,
  };
}

/** A card that is declined, or whose bank wants its owner, is an answer: nothing was taken. */
async function declinedAsAnswer(call: () => Promise<z.infer<typeof intentShape>>) {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError) return { id: "", status: "requires_action" };
    throw error;
  }
}
