import type { Cents } from "@/lib/kernel/money";
import { action, facts, list, paragraph } from "../blocks";
import { template } from "../template";

/** `missing`: what the customer still has to do, in order. `address` is the name held, with its domain. */
export type Facts = {
  name: string;
  orderCode: string;
  plan: string;
  address?: string;
  totalCents: Cents;
  missing: ("names" | "documents" | "contract" | "papers" | "payment")[];
  url: string;
};

export const render = template<Facts>("order-received", (given, { say, shared, money }) => ({
  subject: say("subject", { code: given.orderCode }),
  name: given.name,
  blocks: [
    paragraph(say("text")),
    facts(
      [shared("order"), given.orderCode],
      [shared("plan"), given.plan],
      [shared("mailbox"), given.address],
      [shared("total"), money(given.totalCents)],
    ),
    ...(given.missing.length > 0
      ? [paragraph(say("missing.title")), list(given.missing.map((each) => say(`missing.${each}`)))]
      : [paragraph(say("complete"))]),
    action(say("action"), given.url),
    paragraph(say("after")),
  ],
}));
