import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** `daysLeft` counts to the last day: 0 is that day, negative is after it. */
export type Facts = { name: string; company: string; dueOn: string; daysLeft: number; url: string };

export const render = template<Facts>("company-numbers", ({ name, company, dueOn, daysLeft, url }, pen) => {
  const when = daysLeft > 0 ? "before" : daysLeft === 0 ? "today" : "after";
  const values = { date: pen.date(dueOn), days: Math.abs(daysLeft), company };
  return {
    subject: pen.say(`subject.${when}`, values),
    name,
    blocks: [
      paragraph(pen.say(`text.${when}`, values)),
      facts([pen.say("company"), company], [pen.say("due"), pen.date(dueOn)]),
      action(pen.say("action"), url),
      paragraph(pen.say("after")),
    ],
  };
});
