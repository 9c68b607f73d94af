import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** To the address an order had before: nothing of the customer but the order's code. `at`: the moment as people read it. */
export type Facts = { name: string; code: string; at: string; url: string };

export const render = template<Facts>("order-moved", ({ name, code, at, url }, { say, shared }) => ({
  subject: say("subject", { code }),
  name,
  blocks: [
    paragraph(say("text", { at })),
    facts([shared("order"), code]),
    paragraph(say("after")),
    action(say("action"), url),
  ],
}));
