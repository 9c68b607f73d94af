import { config } from "@/lib/platform/config";
import { remembered } from "../remembered";
import { paypalPayments } from "./paypal";
import type { KeptCards, Payments } from "./port";
import { stripePayments } from "./stripe";

export type * from "./port";

const stripe = remembered(stripePayments);
const paypal = remembered(paypalPayments);

/** The gateway of a way to pay, as the configuration names it: the sandbox's unless real keys are set. */
export function payments(method: "card" | "paypal"): Payments {
  return method === "card" ? stripe(config().stripe) : paypal(config().paypal);
}

/** Cards kept by their owners' leave. */
export const keptCards = (): KeptCards => stripe(config().stripe);
