import type { Outcome } from "@/lib/kernel/refusal";
import { config } from "@/lib/platform/config";
import { remembered } from "../remembered";
import type { HeaderOf, MailEvent, MailEventRefusal, Mailer } from "./port";
import { resendMailer } from "./resend";
import { verifyResendWebhook } from "./resend-webhook";

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

/** An event of the mail service, from the exact bytes that came; refused unless it signed them. */
export const readMailEvent = (rawBody: Buffer, header: HeaderOf): Outcome<MailEvent, MailEventRefusal> =>
  verifyResendWebhook(config().mail.webhookSecret, rawBody, header);
