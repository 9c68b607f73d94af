import { action, paragraph } from "../blocks";
import { template } from "../template";

/** With `validUntil` the link undoes the change until then; without it the staff decide, and it leads to the contacts. */
export type Facts = { name: string; newEmail: string; url: string; validUntil?: string };

export const render = template<Facts>("email-change-asked", ({ name, newEmail, url, validUntil }, { say }) => ({
  subject: say("subject"),
  name,
  blocks: [
    paragraph(say("text", { email: newEmail })),
    paragraph(validUntil ? say("undo", { until: validUntil }) : say("by-staff")),
    action(say(validUntil ? "undo-action" : "contact-action"), url),
  ],
}));
