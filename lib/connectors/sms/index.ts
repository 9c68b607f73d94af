import { config } from "@/lib/platform/config";
import { remembered } from "../remembered";
import type { Texter } from "./port";
import { twilioTexter } from "./twilio";

export type * from "./port";

const made = remembered(twilioTexter);

/** The texter that the configuration names: the sandbox's unless a real account is set. */
export function texter(): Texter {
  const { sms } = config();
  switch (sms.kind) {
    case "twilio":
      return made(sms);
  }
}
