import { action, facts, link, paragraph } from "../blocks";
import { type Pen, template } from "../template";

/** `daysLeft` counts to the expiry: 0 is the last day paid, negative is after. `closesOn`: last day of online renewal. */
export type Facts = {
  name: string;
  address: string;
  userId: string;
  expiresOn: string;
  daysLeft: number;
  closesOn?: string;
  url: string;
  /** Where to say that it will not be renewed; not where a term renews itself. */
  noUrl?: string;
};

export const render = template<Facts>("renewal-reminder", (given, pen) => ({
  subject: sentence("subject", given, pen),
  name: given.name,
  blocks: [
    paragraph(sentence("text", given, pen)),
    facts(
      [pen.shared("mailbox"), given.address],
      [pen.shared("user-id"), given.userId],
      [pen.shared("expiry"), pen.date(given.expiresOn)],
      [pen.say("closes"), given.closesOn && pen.date(given.closesOn)],
    ),
    action(pen.say("action"), given.url),
    paragraph(pen.say("after")),
    ...(given.noUrl ? [link(pen.say("no"), given.noUrl)] : []),
  ],
}));

function sentence(part: "subject" | "text", { daysLeft, address, expiresOn }: Facts, { say, date }: Pen): string {
  const when = daysLeft > 0 ? "before" : daysLeft === 0 ? "today" : "after";
  return say(`${part}.${when}`, { address, date: date(expiresOn), days: Math.abs(daysLeft) });
}
