import { action, facts, list, paragraph } from "../blocks";
import { template } from "../template";

/** Why one of several renewals paid together was not carried out. */
export const LEFT_OUT_REASONS = ["renewal-paid", "renewal-too-late", "mailbox-gone"] as const;

export type Facts = {
  name: string;
  orderCode: string;
  left: { address: string; why: (typeof LEFT_OUT_REASONS)[number] }[];
  /** What had been paid for them is in the prepaid account; else a person writes. */
  credited: boolean;
  url: string;
};

export const render = template<Facts>("renewals-left-out", ({ left, credited, ...given }, { say, shared }) => ({
  subject: say("subject", { code: given.orderCode }),
  name: given.name,
  blocks: [
    paragraph(say("text")),
    list(left.map(({ address, why }) => `${address}: ${say(why)}`)),
    paragraph(say(credited ? "credited" : "waiting")),
    facts([shared("order"), given.orderCode]),
    action(say("action"), given.url),
  ],
}));
