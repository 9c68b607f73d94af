import { createTranslator } from "next-intl";
import { localeOr } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { day, formatDay, type Instant } from "@/lib/kernel/day";
import { expiryCalendar } from "@/lib/mailboxes/calendar";
import { linkUrl } from "@/lib/platform/addresses";
import { db } from "@/lib/platform/db";
import type { MailFacts } from "../templates";

/** The expiry a reminder speaks of, as a calendar file with the link straight to the renewal; the same at every try. */
export async function expiryEvent(
  seller: string,
  { mailboxId, expiresOn, linkId }: MailFacts["renewal-reminder"],
  locale: string,
  at: Instant,
): Promise<string> {
  const { localPart, domain } = await db().mailbox.findUniqueOrThrow({
    where: { sellerId_id: { sellerId: seller, id: mailboxId } },
    select: { localPart: true, domain: true },
  });
  const words = createTranslator({ locale: localeOr(locale), messages: messages[localeOr(locale)], namespace: "mail" });
  const address = `${localPart}@${domain}`;
  const on = day(expiresOn);
  return expiryCalendar({
    uid: `${mailboxId}-${expiresOn}@sportello`,
    title: words("renewal-reminder.calendar.title", { address }),
    text: words("renewal-reminder.calendar.text", { address, date: formatDay(on) }),
    url: linkUrl(seller, "renewal", linkId),
    on,
    at,
  });
}
