import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** To whoever answered a mail about a request: what of it could not be taken. */
export type Facts = { name: string; code: string; why: "closed" | "files"; url: string };

export const render = template<Facts>("reply-not-taken", (given, { say, shared }) => ({
  subject: say("subject", { code: given.code }),
  name: given.name,
  blocks: [
    facts([shared("request"), given.code]),
    paragraph(say(given.why === "closed" ? "closed" : "files")),
    action(say("action"), given.url),
  ],
}));
