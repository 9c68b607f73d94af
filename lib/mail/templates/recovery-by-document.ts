import { action, paragraph } from "../blocks";
import { template } from "../template";

export type Facts = { name: string; url: string };

export const render = template<Facts>("recovery-by-document", ({ name, url }, { say }) => ({
  subject: say("subject"),
  name,
  blocks: [paragraph(say("text")), action(say("action"), url), paragraph(say("after"))],
}));
