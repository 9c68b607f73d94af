import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/** `packs`: more sends may be bought. `expiresOn`: the end of the term, ISO. */
export type Facts = {
  name: string;
  address: string;
  left: number;
  total: number;
  packs: boolean;
  expiresOn: string;
  url: string;
};

export const render = template<Facts>("sends-low", ({ left, total, packs, ...given }, pen) => {
  const stage = left > 0 ? "low" : "out";
  return {
    subject: pen.say(`subject-${stage}`, { address: given.address }),
    name: given.name,
    blocks: [
      paragraph(pen.say(stage, { left })),
      facts(
        [pen.shared("mailbox"), given.address],
        [pen.say("left"), pen.say("of", { left, total })],
        [pen.shared("expiry"), pen.date(given.expiresOn)],
      ),
      paragraph(pen.say(packs ? "more" : "no-more")),
      action(pen.say(packs ? "buy" : "action"), given.url),
    ],
  };
});
