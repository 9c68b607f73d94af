import type { Outcome } from "@/lib/kernel/refusal";
import { config } from "@/lib/platform/config";
import { remembered } from "../remembered";
import type { HeaderOf, Inbox, MailEvent, MailEventRefusal, Mailer } from "./port";
import { resendMailer } from "./resend";
import { resendInbox } from "./resend-inbox";
import { verifyResendWebhook } from "./resend-webhook";

export type * from "./port";

const made = remembered(resendMailer);
const opened = remembered(resendInbox);

/** The mailer that the configuration names: the sandbox's outbox unless a real key is set. */
export function mailer(): Mailer {
  const { mail } = config();
  switch (mail.kind) {
    case "resend":
      return made(mail);
  }
}

/** Where mail to us comes in, by the same service. */
export function inbox(): Inbox {
  const { mail } = config();
  switch (mail.kind) {
    case "resend":
      return opened(mail);
  }
}

/** An event of the mail service, from the exact bytes that came; refused unless it signed them. */
export const readMailEvent = (rawBody: Buffer, header: HeaderOf): Outcome<MailEvent, MailEventRefusal> =>
  verifyResendWebhook(config().mail.webhookSecret, rawBody, header);
