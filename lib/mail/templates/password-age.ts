import type { PasswordStage } from "@/lib/notifications/templates";
import { action, paragraph } from "../blocks";
import { template } from "../template";

/** `day`: when it expires or expired, or since when a change is advised; ISO. */
export type Facts = { name: string; stage: PasswordStage; day: string; url: string };

export const render = template<Facts>("password-age", ({ name, stage, day, url }, { say, date }) => ({
  subject: say(`${stage}.subject`, { day: date(day) }),
  name,
  blocks: [paragraph(say(`${stage}.text`, { day: date(day) })), action(say("action"), url)],
}));
