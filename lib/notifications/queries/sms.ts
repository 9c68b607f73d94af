import { createTranslator } from "next-intl";
import { localeOr } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { day, formatDay, fromDb, isoDay } from "@/lib/kernel/day";
import { now, today } from "@/lib/platform/clock";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { CODE_MINUTES, codeDigits } from "@/lib/platform/one-time-code";
import type { Policy } from "@/lib/sellers/policy";
import { policyInForce } from "@/lib/sellers/store";
import type { SmsFacts, SmsTemplate } from "../sms-templates";

type Words = ReturnType<typeof wordsOf>;
type Source<T extends SmsTemplate> = { seller: string; policy: Policy; words: Words; facts: SmsFacts[T] };
/** Makes a text from the rows it speaks of, at most 160 characters; null when there is nothing to say any more. */
type Write<T extends SmsTemplate> = (source: Source<T>) => Promise<string | null>;

const wordsOf = (locale: string) =>
  createTranslator({ locale: localeOr(locale), messages: messages[localeOr(locale)], namespace: "sms" });

const writers: { [T in SmsTemplate]: Write<T> } = {
  "one-time-code": async ({ seller, policy, words, facts }) => {
    const code = await db().oneTimeCode.findUnique({ where: { sellerId_id: { sellerId: seller, id: facts.codeId } } });
    // A code that comes when it is worthless only confuses.
    if (!code || code.usedAt || code.expiresAt.getTime() < now().epochMilliseconds) return null;
    const digits = codeDigits(seller, code.id);
    return words("one-time-code", { brand: policy.brand.name, code: digits, minutes: CODE_MINUTES });
  },
  "renewal-reminder": async ({ seller, policy, words, facts: { mailboxId, expiresOn } }) => {
    const mailbox = await db().mailbox.findUnique({ where: { sellerId_id: { sellerId: seller, id: mailboxId } } });
    // Renewed, or given up, between planning and sending: nothing to say any more.
    if (!mailbox?.expiresOn || mailbox.noticeOn || mailbox.revokeOn || isoDay(fromDb(mailbox.expiresOn)) !== expiresOn)
      return null;
    const address = `${mailbox.localPart}@${mailbox.domain}`;
    return words("renewal-reminder", { brand: policy.brand.name, address, date: formatDay(day(expiresOn)) });
  },
};

/** A text message still to be sent, written now; null when it has left. `text` is null when nothing is to be said. */
export async function queuedSms(seller: string, smsId: string): Promise<{ to: string; text: string | null } | null> {
  const sms = await db().sms.findUnique({ where: { sellerId_id: { sellerId: seller, id: smsId } } });
  if (sms?.state !== "queued") return null;
  const found = await policyInForce(db(), seller, today());
  if (!found) throw new Error(`no policy for ${seller}`);
  // Written by `queueSms`, whose type ties the facts to the template.
  const write = writers[sms.template as SmsTemplate] as Write<SmsTemplate>;
  const facts = sms.facts as SmsFacts[SmsTemplate];
  const text = await write({ seller, policy: found.policy, words: wordsOf(sms.locale), facts });
  return { to: String(unseal(sms.recipientSealed)), text };
}
