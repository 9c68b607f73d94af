import { instantFromDb } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { policyInForce } from "@/lib/sellers/store";
import type { MailFacts, MailTemplate } from "../templates";

/** A mail still to be sent, with the policy of whom it speaks for; null when it has left. */
export async function queuedMail(seller: string, mailId: string) {
  const mail = await db().mail.findUnique({ where: { sellerId_id: { sellerId: seller, id: mailId } } });
  if (mail?.state !== "queued") return null;
  const found = await policyInForce(db(), seller, today());
  if (!found) throw new Error(`no policy for ${seller}`);
  return {
    seller,
    recipient: mail.recipient,
    locale: mail.locale,
    policy: found.policy,
    at: instantFromDb(mail.createdAt),
    template: mail.template as MailTemplate,
    // Written by `queueMail`, whose type ties the facts to the template.
    facts: mail.facts as MailFacts[MailTemplate],
  };
}
