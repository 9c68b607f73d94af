import type { Cents } from "@/lib/kernel/money";
import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** Why money that came did not pay the order it was for. */
export const KEPT_REASONS = [
  "amount-differs",
  "order-paid",
  "order-closed",
  "renewal-paid",
  "renewal-too-late",
  "mailbox-gone",
] as const;

export type Facts = {
  name: string;
  orderCode: string;
  amountCents: Cents;
  why: (typeof KEPT_REASONS)[number];
  /** It is in the prepaid account; else it is kept until a person has written. */
  credited: boolean;
  url: string;
};

export const render = template<Facts>("money-kept", ({ why, credited, ...given }, { say, shared, money }) => ({
  subject: say("subject", { code: given.orderCode }),
  name: given.name,
  blocks: [
    paragraph(say(why)),
    paragraph(say(credited ? "credited" : "waiting")),
    facts([shared("order"), given.orderCode], [shared("amount"), money(given.amountCents)]),
    action(say("action"), given.url),
  ],
}));
