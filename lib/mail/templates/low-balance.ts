import type { Cents } from "@/lib/kernel/money";
import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

export type Facts = { name: string; balanceCents: Cents; limitCents: Cents; url: string };

export const render = template<Facts>("low-balance", ({ balanceCents, limitCents, ...given }, pen) => ({
  subject: pen.say("subject"),
  name: given.name,
  blocks: [
    paragraph(pen.say("text", { limit: pen.money(limitCents) })),
    facts([pen.shared("balance"), pen.money(balanceCents)]),
    action(pen.say("action"), given.url),
  ],
}));
