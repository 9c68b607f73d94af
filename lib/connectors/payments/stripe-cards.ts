import Stripe from "stripe";
import { z } from "zod";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Charged, KeptCards, PaymentsRefusal } from "./port";
import { type Declined, declined, refusalIn } from "./stripe-declines";

type Attempt = <T>(call: () => Promise<T>) => Promise<Outcome<T, PaymentsRefusal | "checkout-unknown">>;
const intentShape = z.object({
  id: z.string().min(1),
  status: z.string(),
  metadata: z.record(z.string(), z.string()).default({}),
  last_payment_error: declined.nullish(),
});
type Intent = z.infer<typeof intentShape>;
const listShape = z.object({ data: z.array(intentShape) });

/** Their clock may be behind ours. */
const SKEW_MINUTES = 60;

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
      const answer = await attempt(() =>
        declinedAsAnswer(async () => intentShape.parse(await stripe.paymentIntents.create(params, { idempotencyKey }))),
      );
      if (!isRefusal(answer)) return "intent" in answer ? becameOf(answer.intent) : refusalIn(answer.error);
      if (answer.code === "payments-unavailable") return refuse(answer.code);
      // The card itself is not there any more, or can't be used so: no other day makes it better.
      return { state: "refused", why: "card-over", code: String(answer.params?.reason ?? answer.code) };
    },
    async findCharge({ customerRef, paymentId, since }) {
      const gte = Math.floor(since.subtract({ minutes: SKEW_MINUTES }).epochMilliseconds / 1000);
      const found = await attempt(async () =>
        listShape.parse(await stripe.paymentIntents.list({ customer: customerRef, created: { gte }, limit: 100 })),
      );
      // A customer that is gone has no charges.
      if (isRefusal(found))
        return found.code === "checkout-unknown" ? { state: "none" } : refuse("payments-unavailable");
      const own = found.data.filter(({ metadata }) => metadata.paymentId === paymentId);
      const [intent] = [...own.filter(({ status }) => status === "succeeded"), ...own];
      return intent ? becameOf(intent) : { state: "none" };
    },
    forget: (methodRef) =>
      attempt(async () => {
        await stripe.paymentMethods.detach(methodRef);
        return { forgotten: true as const };
      }) as ReturnType<KeptCards["forget"]>,
  };
}

/** One still being processed is not known yet: it is asked for again. */
function becameOf({ id, status, last_payment_error: error }: Intent): Outcome<Charged, "payments-unavailable"> {
  if (status === "succeeded") return { state: "paid", chargeRef: id };
  if (status === "processing") return refuse("payments-unavailable");
  if (status === "requires_action") return { state: "refused", why: "asks-owner", code: status };
  return refusalIn(error ?? { code: status });
}

/** A card that is declined, or whose bank wants its owner, is an answer: nothing was taken. */
async function declinedAsAnswer(call: () => Promise<Intent>): Promise<{ intent: Intent } | { error: Declined }> {
  try {
    return { intent: await call() };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeCardError)) throw error;
    return { error: declined.parse({ ...error, ...(error.raw as object | undefined) }) };
  }
}
