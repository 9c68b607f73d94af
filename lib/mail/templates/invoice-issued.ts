import type { Cents } from "@/lib/kernel/money";
import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

export type Facts = { name: string; number: string; issuedOn: string; totalCents: Cents; url: string };

export const render = template<Facts>("invoice-issued", (given, { say, shared, money, date }) => ({
  subject: say("subject", { number: given.number }),
  name: given.name,
  blocks: [
    paragraph(say("text")),
    facts(
      [shared("invoice"), given.number],
      [shared("date"), date(given.issuedOn)],
      [shared("total"), money(given.totalCents)],
    ),
    action(say("action"), given.url),
  ],
}));
