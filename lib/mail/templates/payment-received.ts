import type { Cents } from "@/lib/kernel/money";
import type { PaymentMethod } from "@/lib/sellers/policy/common";
import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** `leftCents`: what is still to be paid when the payment was partial, else 0. */
export type Facts = {
  name: string;
  orderCode: string;
  amountCents: Cents;
  leftCents: Cents;
  method: PaymentMethod;
  receivedOn: string;
  url: string;
};

export const render = template<Facts>("payment-received", (given, { say, shared, money, date }) => ({
  subject: say("subject", { code: given.orderCode }),
  name: given.name,
  blocks: [
    paragraph(given.leftCents > 0 ? say("partial", { left: money(given.leftCents) }) : say("text")),
    facts(
      [shared("order"), given.orderCode],
      [shared("amount"), money(given.amountCents)],
      [shared("method"), shared(`methods.${given.method}`)],
      [shared("date"), date(given.receivedOn)],
    ),
    action(say("action"), given.url),
  ],
}));
