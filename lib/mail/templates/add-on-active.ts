import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

export type Facts = { name: string; orderCode: string; address: string; what: string; url: string };

export const render = template<Facts>("add-on-active", (given, { say, shared }) => ({
  subject: say("subject", { address: given.address }),
  name: given.name,
  blocks: [
    paragraph(say("text")),
    facts([shared("mailbox"), given.address], [say("what"), given.what], [shared("order"), given.orderCode]),
    action(say("action"), given.url),
  ],
}));
