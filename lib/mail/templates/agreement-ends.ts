import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** `afterEnd`: what becomes of living mailboxes then. */
export type Facts = { name: string; agreement: string; endsOn: string; afterEnd: string; url: string };

export const render = template<Facts>("agreement-ends", ({ name, agreement, endsOn, afterEnd, url }, pen) => ({
  subject: pen.say("subject", { date: pen.date(endsOn) }),
  name,
  blocks: [
    paragraph(pen.say("text", { date: pen.date(endsOn) })),
    facts([pen.say("agreement"), agreement], [pen.say("ends"), pen.date(endsOn)]),
    paragraph(pen.say(`after.${afterEnd}`)),
    action(pen.say("action"), url),
  ],
}));
