import type { OutboxMail } from "../../support/browser-test";

/** The link of a mail that leads to a page of ours: `linkIn(mail, "credenziali")`. Both parts of the mail carry it. */
export function linkIn(mail: OutboxMail, page: string): string {
  const pattern = new RegExp(`https?://[^\\s"<>]+/${page}/[^\\s"<>]+`);
  const [inText] = (mail.text ?? "").match(pattern) ?? [];
  const [inHtml] = (mail.html ?? "").match(pattern) ?? [];
  if (!inText || inText !== inHtml) throw new Error(`no link to ${page} in both parts of "${mail.subject}"`);
  return inText;
}
