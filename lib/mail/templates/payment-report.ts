import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** A receipt sent by a customer was taken in, or can't be used: `reason` is a word of ours. */
export type Facts = { name: string; code: string; state: "received" | "refused"; reason?: string; url: string };

export const render = template<Facts>("payment-report", ({ state, code, reason, ...given }, { say, shared }) => ({
  subject: say(`${state}.subject`, { code }),
  name: given.name,
  blocks: [
    paragraph(say(`${state}.text`)),
    facts([shared("reference"), code], [say("reason"), reason && say(`reasons.${reason}`)]),
    action(say(`${state}.action`), given.url),
  ],
}));
