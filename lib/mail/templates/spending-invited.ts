import type { Cents } from "@/lib/kernel/money";
import { action, paragraph } from "../blocks";
import { template } from "../template";

export type Facts = { name: string; owner: string; limitCents: Cents; url: string };

export const render = template<Facts>("spending-invited", ({ owner, limitCents, ...given }, pen) => ({
  subject: pen.say("subject", { owner }),
  name: given.name,
  blocks: [
    paragraph(pen.say("text", { owner, limit: pen.money(limitCents) })),
    action(pen.say("action"), given.url),
    paragraph(pen.say("not-you")),
  ],
}));
