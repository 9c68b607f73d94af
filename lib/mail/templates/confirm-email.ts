import { action, paragraph } from "../blocks";
import { template } from "../template";

/** `url` opens once and lives `validHours`. */
export type Facts = { name: string; url: string; validHours: number };

export const render = template<Facts>("confirm-email", ({ name, url, validHours }, { say }) => ({
  subject: say("subject"),
  name,
  blocks: [paragraph(say("text")), action(say("action"), url), paragraph(say("after", { hours: validHours }))],
}));
