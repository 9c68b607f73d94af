import { action, paragraph } from "../blocks";
import { template } from "../template";

/** `url` opens once, until `validUntil` (a moment as people read it). */
export type Facts = { name: string; newEmail: string; url: string; validUntil: string };

export const render = template<Facts>("confirm-new-email", ({ name, newEmail, url, validUntil }, { say }) => ({
  subject: say("subject"),
  name,
  blocks: [
    paragraph(say("text", { email: newEmail })),
    action(say("action"), url),
    paragraph(say("after", { until: validUntil })),
  ],
}));
