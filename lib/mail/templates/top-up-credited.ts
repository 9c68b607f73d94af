import type { Cents } from "@/lib/kernel/money";
import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

export type Facts = { name: string; code: string; amountCents: Cents; balanceCents: Cents; url: string };

export const render = template<Facts>("top-up-credited", (given, { say, shared, money }) => ({
  subject: say("subject", { amount: money(given.amountCents) }),
  name: given.name,
  blocks: [
    paragraph(say("text")),
    facts(
      [shared("reference"), given.code],
      [shared("amount"), money(given.amountCents)],
      [shared("balance"), money(given.balanceCents)],
    ),
    action(say("action"), given.url),
  ],
}));
