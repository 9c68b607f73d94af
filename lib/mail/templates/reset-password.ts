import { action, paragraph } from "../blocks";
import { template } from "../template";

/** `url` opens once, until `validUntil` (a moment as people read it). */
export type Facts = { name: string; url: string; validUntil: string };

export const render = template<Facts>("reset-password", ({ name, url, validUntil }, { say }) => ({
  subject: say("subject"),
  name,
  blocks: [paragraph(say("text")), action(say("action"), url), paragraph(say("after", { until: validUntil }))],
}));
