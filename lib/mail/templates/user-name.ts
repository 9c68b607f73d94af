import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

export type Facts = { name: string; userName: string; signInUrl: string };

export const render = template<Facts>("user-name", ({ name, userName, signInUrl }, { say }) => ({
  subject: say("subject"),
  name,
  blocks: [
    paragraph(say("text")),
    facts([say("user-name"), userName]),
    action(say("action"), signInUrl),
    paragraph(say("after")),
  ],
}));
