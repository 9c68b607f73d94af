import { action, paragraph } from "../blocks";
import { template } from "../template";

/** Told only to the owner of the address: the page answers everybody alike. */
export type Facts = { name: string; signInUrl: string };

export const render = template<Facts>("account-exists", ({ name, signInUrl }, { say }) => ({
  subject: say("subject"),
  name,
  blocks: [paragraph(say("text")), action(say("action"), signInUrl), paragraph(say("after"))],
}));
