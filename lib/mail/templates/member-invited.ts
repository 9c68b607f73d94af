import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** `by`: the professional order that prepared it; `address`: the name kept, with its domain. */
export type Facts = { name: string; by: string; plan: string; address: string; url: string };

export const render = template<Facts>("member-invited", (given, { say, shared }) => ({
  subject: say("subject", { by: given.by }),
  name: given.name,
  blocks: [
    paragraph(say("text", { by: given.by })),
    facts([shared("plan"), given.plan], [shared("mailbox"), given.address]),
    paragraph(say("todo")),
    action(say("action"), given.url),
    paragraph(say("after")),
  ],
}));
