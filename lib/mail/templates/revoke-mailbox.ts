import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

export type Facts = { name: string; address: string; url: string };

export const render = template<Facts>("revoke-mailbox", (given, { say, shared }) => ({
  subject: say("subject", { address: given.address }),
  name: given.name,
  blocks: [
    paragraph(say("text")),
    facts([shared("mailbox"), given.address]),
    action(say("action"), given.url),
    paragraph(say("not-you")),
  ],
}));
