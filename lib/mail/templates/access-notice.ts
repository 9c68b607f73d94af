import type { AccessEvent } from "@/lib/notifications/templates";
import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** `at`: the moment as people read it. */
export type Facts = { name: string; event: AccessEvent; at: string; url: string };

export const render = template<Facts>("access-notice", ({ name, event, at, url }, { say }) => ({
  subject: say(`events.${event}.subject`),
  name,
  blocks: [
    paragraph(say(`events.${event}.text`)),
    facts([say("when"), at]),
    action(say("action"), url),
    paragraph(say("after")),
  ],
}));
