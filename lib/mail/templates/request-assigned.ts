import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** To the sales rep of the zone, so without the customer's data: those are at the desk. */
export type Facts = { name: string; code: string; subject: string; province?: string; answerBy?: string; url: string };

export const render = template<Facts>("request-assigned", (given, { say, shared }) => ({
  subject: say("subject", { code: given.code }),
  name: given.name,
  blocks: [
    paragraph(say("text")),
    facts(
      [shared("request"), given.code],
      [shared("about"), given.subject],
      [say("province"), given.province],
      [say("answer-by"), given.answerBy],
    ),
    action(say("action"), given.url),
  ],
}));
