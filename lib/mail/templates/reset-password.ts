import { action, paragraph } from "../blocks";
import { template } from "../template";

/** `url` opens once and lives `validMinutes`. */
export type Facts = { name: string; url: string; validMinutes: number };

export const render = template<Facts>("reset-password", ({ name, url, validMinutes }, { say }) => ({
  subject: say("subject"),
  name,
  blocks: [paragraph(say("text")), action(say("action"), url), paragraph(say("after", { minutes: validMinutes }))],
}));
