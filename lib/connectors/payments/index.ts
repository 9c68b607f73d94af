import { config } from "@/lib/platform/config";
import { remembered } from "../remembered";
import type { Payments } from "./port";
import { stripePayments } from "./stripe";

export type * from "./port";

const made = remembered(stripePayments);

/** The card payments that the configuration names: the sandbox's unless a real key is set. */
export function payments(): Payments {
  return made(config().stripe);
}
