import { z } from "zod";
import type { CardRefusal } from "./port";

/** What Stripe says of a card that was not charged: `advice_code` is the network's word on trying again. */
export const declined = z.object({
  code: z.string().nullish(),
  decline_code: z.string().nullish(),
  advice_code: z.string().nullish(),
});
export type Declined = z.infer<typeof declined>;

/** Declines after which a card is not tried again, whatever the day. Source: Stripe's list of decline codes. */
const OVER: ReadonlySet<string> = new Set([
  "expired_card",
  "fraudulent",
  "incorrect_number",
  "invalid_account",
  "invalid_number",
  "lost_card",
  "merchant_blacklist",
  "new_account_information_available",
  "pickup_card",
  "restricted_card",
  "revocation_of_all_authorizations",
  "revocation_of_authorization",
  "security_violation",
  "stolen_card",
  "stop_payment_order",
]);

/** A decline as our own word for it; what is not known is tried again another day. */
export function refusalIn({ code, decline_code, advice_code }: Declined): {
  state: "refused";
  why: CardRefusal;
  code: string;
} {
  const said = [decline_code, code].filter((each) => typeof each === "string");
  const named = said[0] ?? "declined";
  const refused = { state: "refused", code: named.slice(0, 60) } as const;
  if (said.includes("authentication_required")) return { ...refused, why: "asks-owner" };
  const over = advice_code === "do_not_try_again" || said.some((each) => OVER.has(each));
  return { ...refused, why: over ? "card-over" : "declined" };
}
