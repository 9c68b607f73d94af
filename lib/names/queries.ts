import { now } from "@/lib/platform/clock";
import type { Policy } from "@/lib/sellers/policy";
import { type Standing, standingOf } from "./store/standing";

/** What the register of names says of one at this moment, for an order or for nobody in particular. */
export const nameStanding = (
  seller: string,
  policy: Policy,
  wanted: { domain: string; localPart: string; orderId?: string | undefined; holderIndex?: string | undefined },
): Promise<Standing> => standingOf({ seller, policy, now: now() }, wanted);
