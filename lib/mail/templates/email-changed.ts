import { action, paragraph } from "../blocks";
import { template } from "../template";

/** `at`: the moment as people read it. */
export type Facts = { name: string; newEmail: string; at: string; url: string };

export const render = template<Facts>("email-changed", ({ name, newEmail, at, url }, { say }) => ({
  subject: say("subject"),
  name,
  blocks: [paragraph(say("text", { email: newEmail, at })), paragraph(say("after")), action(say("action"), url)],
}));
