import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** The code never stands in the subject: subjects are kept, and shown on locked screens. */
export type Facts = { code: string; minutes: number; url: string };

export const render = template<Facts>("signing-code", ({ code, minutes, url }, { say }) => ({
  subject: say("subject"),
  blocks: [
    paragraph(say("text")),
    facts([say("code"), code]),
    paragraph(say("minutes", { minutes })),
    action(say("action"), url),
    paragraph(say("after")),
  ],
}));
