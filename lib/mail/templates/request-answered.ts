import { action, facts, paragraph, quote } from "../blocks";
import { template } from "../template";

export type Facts = { name: string; code: string; subject: string; message: string; url: string };

export const render = template<Facts>("request-answered", (given, { say, shared }) => ({
  subject: say("subject", { code: given.code }),
  name: given.name,
  blocks: [
    paragraph(say("text")),
    facts([shared("request"), given.code], [shared("about"), given.subject]),
    quote(given.message),
    action(say("action"), given.url),
  ],
}));
