import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** `to`: where the credentials went, masked. `code`: the request's. `at`: the moment as people read it. */
export type Facts = { name: string; address: string; to: string; code: string; at: string; url: string };

export const render = template<Facts>("credentials-elsewhere", (given, { say, shared }) => ({
  subject: say("subject", { address: given.address }),
  name: given.name,
  blocks: [
    paragraph(say("text", { to: given.to, at: given.at })),
    facts([shared("mailbox"), given.address], [shared("request"), given.code]),
    paragraph(say("after")),
    action(say("action"), given.url),
  ],
}));
