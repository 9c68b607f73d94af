import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** `answerBy`: the promised moment, already in words. */
export type Facts = { name: string; code: string; subject: string; answerBy?: string; url: string };

export const render = template<Facts>("request-opened", (given, { say, shared }) => ({
  subject: say("subject", { code: given.code }),
  name: given.name,
  blocks: [
    paragraph(say("text")),
    facts([shared("request"), given.code], [shared("about"), given.subject], [say("answer-by"), given.answerBy]),
    action(say("action"), given.url),
  ],
}));
