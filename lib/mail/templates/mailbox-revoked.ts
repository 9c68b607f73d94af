import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

export type Facts = { name: string; address: string; url: string };

export const render = template<Facts>("mailbox-revoked", (given, { say, shared }) => ({
  subject: say("subject", { address: given.address }),
  name: given.name,
  blocks: [
    paragraph(say("text")),
    facts([shared("mailbox"), given.address]),
    paragraph(say("register")),
    action(say("action"), given.url),
  ],
}));
