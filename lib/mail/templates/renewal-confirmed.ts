import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

export type Facts = { name: string; orderCode: string; address: string; newExpiry: string; url: string };

export const render = template<Facts>("renewal-confirmed", (given, { say, shared, date }) => ({
  subject: say("subject", { address: given.address, date: date(given.newExpiry) }),
  name: given.name,
  blocks: [
    paragraph(say("text", { date: date(given.newExpiry) })),
    facts(
      [shared("mailbox"), given.address],
      [shared("expiry"), date(given.newExpiry)],
      [shared("order"), given.orderCode],
    ),
    paragraph(say("register")),
    action(say("action"), given.url),
  ],
}));
