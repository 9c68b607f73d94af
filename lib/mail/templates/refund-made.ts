import type { Cents } from "@/lib/kernel/money";
import type { PaymentMethod } from "@/lib/sellers/policy/common";
import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** `to`: the way the money goes back by; "prepaid": to the prepaid account. */
export type Facts = { name: string; code: string; amountCents: Cents; to: PaymentMethod; url: string };

export const render = template<Facts>("refund-made", ({ code, amountCents, to, ...given }, { say, shared, money }) => ({
  subject: say("subject", { amount: money(amountCents) }),
  name: given.name,
  blocks: [
    paragraph(say(to === "prepaid" ? "text-prepaid" : "text")),
    facts(
      [shared("reference"), code],
      [shared("amount"), money(amountCents)],
      [shared("method"), shared(`methods.${to}`)],
    ),
    action(say("action"), given.url),
  ],
}));
