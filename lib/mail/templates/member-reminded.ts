import { action, paragraph, quote } from "../blocks";
import { template } from "../template";

/** `by`: the professional order whose words `subject` and `text` are. */
export type Facts = { name: string; by: string; subject: string; text: string; url: string };

export const render = template<Facts>("member-reminded", ({ name, by, subject, text, url }, { say }) => ({
  subject: say("subject", { subject, by }),
  name,
  blocks: [paragraph(say("text", { by })), quote(text), action(say("action"), url), paragraph(say("after", { by }))],
}));
