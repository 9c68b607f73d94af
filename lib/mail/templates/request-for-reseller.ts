import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** To the reseller whose customer asks; `until`: when the request goes on to the seller, already in words. */
export type Facts = { name: string; code: string; subject: string; customer: string; until: string; url: string };

export const render = template<Facts>("request-for-reseller", (given, { say, shared }) => ({
  subject: say("subject", { code: given.code }),
  name: given.name,
  blocks: [
    paragraph(say("text")),
    facts(
      [shared("request"), given.code],
      [shared("about"), given.subject],
      [say("customer"), given.customer],
      [say("until"), given.until],
    ),
    action(say("action"), given.url),
    paragraph(say("after")),
  ],
}));
