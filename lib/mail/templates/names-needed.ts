import { action, facts, list, paragraph } from "../blocks";
import { template } from "../template";

/** `tried`: the addresses that could not be had, in the order they were asked for. */
export type Facts = { name: string; orderCode: string; tried: string[]; url: string };

export const render = template<Facts>("names-needed", ({ name, orderCode, tried, url }, { say, shared }) => ({
  subject: say("subject", { code: orderCode }),
  name,
  blocks: [
    paragraph(say("text")),
    facts([shared("order"), orderCode]),
    list(tried),
    action(say("action"), url),
    paragraph(say("after")),
  ],
}));
