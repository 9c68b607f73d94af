import { config } from "@/lib/platform/config";
import { remembered } from "../remembered";
import type { Mailer } from "./port";
import { resendMailer } from "./resend";

export type * from "./port";

const made = remembered(resendMailer);

/** The mailer that the configuration names: the sandbox's outbox unless a real key is set. */
export function mailer(): Mailer {
  const { mail } = config();
  switch (mail.kind) {
    case "resend":
      return made(mail);
  }
}
