import { type MailAttachment, mailer } from "@/lib/connectors/mail";
import { readFile } from "@/lib/documents/exchanges/files";
import { fileName } from "@/lib/invoicing/invoice";
import { type Handler, TryAgain } from "@/lib/jobs/handler";
import type { Instant } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { type FactsOf, type RenderedMail, renderMail } from "@/lib/mail";
import { proformaPdf } from "@/lib/payments/pdf/proforma-pdf";
import { proformaFacts } from "@/lib/payments/queries/proforma";
import { SYSTEM } from "@/lib/platform/actor";
import { config } from "@/lib/platform/config";
import { failpoint } from "@/lib/platform/failpoint";
import { replyAddress, replyDomain } from "@/lib/requests/store/reply-address";
import { brandOfMail } from "@/lib/resellers/queries/face";
import type { Policy } from "@/lib/sellers/policy";
import { recordMail } from "../operations/record-mail";
import { expiryEvent } from "../queries/calendar";
import { gatherers } from "../queries/gatherers";
import { attachedFile } from "../queries/money";
import { queuedMail } from "../queries/outbox";
import type { Gather } from "../source";
import type { MailFacts, MailTemplate } from "../templates";

/**
 * Sends one queued mail. Its text is made now, so that it says what is true now; the mail's own id is the key, so that
 * however often this is tried it leaves once.
 */
export const handler: Handler<"mail.send"> = async ({ seller, mailId }) => {
  const mail = await queuedMail(seller, mailId);
  if (!mail) return;
  const call = { seller, actor: SYSTEM("mail") };
  const brand = await brandOfMail(seller, mail.policy.brand, mail);
  const rendered = await textOf({ ...mail, policy: { ...mail.policy, brand } });
  if (!rendered) {
    await recordMail({ mailId, outcome: "dropped" }, call);
    return;
  }
  const sent = await mailer().send({
    messageId: mailId,
    from: `"${brand.name.replaceAll(/["\\]/g, "")}" <${config().mail.from ?? brand.mailFrom}>`,
    to: mail.recipient,
    ...rendered,
    attachments: await attachmentsOf(mail),
    ...answerable(mail),
    idempotencyKey: mailId,
  });
  if (isRefusal(sent) && sent.code === "mail-unavailable") throw new TryAgain(sent.code);
  failpoint("mail.after-send");
  const outcome = isRefusal(sent)
    ? { outcome: "rejected" as const }
    : { outcome: "sent" as const, providerId: sent.providerId ?? "" };
  await recordMail({ mailId, subject: rendered.subject, ...outcome }, call);
};

interface Queued<T extends MailTemplate = MailTemplate> {
  seller: string;
  template: T;
  locale: string;
  policy: Policy;
  /** When it was asked for. */
  at: Instant;
  facts: MailFacts[T];
}

async function textOf<T extends MailTemplate>(mail: Queued<T>): Promise<RenderedMail | null> {
  const gather = gatherers[mail.template] as Gather<T>;
  const facts = await gather(mail);
  const { locale, policy } = mail;
  const options = { locale, brand: policy.brand, texts: policy.service.texts };
  return facts && renderMail(mail.template, facts as FactsOf<T>, options);
}

/**
 * Mails about a request are answered by mail, where mail is taken in. Programs are told not to answer, and what comes
 * back from them is known by these marks.
 */
function answerable({ seller, template, facts }: Queued) {
  const requestId = ANSWERABLE.includes(template) && "requestId" in facts ? facts.requestId : null;
  const replyTo = requestId && replyAddress(seller, requestId);
  const domain = replyDomain();
  return replyTo && domain ? { replyTo, headers: { "Auto-Submitted": "auto-generated", "X-Loop": domain } } : {};
}
const ANSWERABLE: readonly MailTemplate[] = ["request-opened", "request-answered", "reply-not-taken"];

/** The invoice goes with the mail that announces it, a calendar file with a reminder, a proforma with how to pay. */
async function attachmentsOf(mail: Queued): Promise<MailAttachment[]> {
  if (mail.template === "renewal-reminder") return [await expiryFile(mail as Queued<"renewal-reminder">)];
  if (mail.template === "order-payment") return proforma(mail as Queued<"order-payment">);
  if (mail.template !== "invoice-issued") return [];
  const { invoiceId } = mail.facts as MailFacts["invoice-issued"];
  const attached = await attachedFile(mail.seller, invoiceId);
  const file = attached && (await readFile(mail.seller, attached.fileId));
  if (!attached || !file) throw new TryAgain("the invoice's file is not there yet");
  return [{ filename: fileName(attached.invoice), contentType: file.contentType, content: file.bytes }];
}

async function proforma({ seller, facts: { orderId, occasion } }: Queued<"order-payment">): Promise<MailAttachment[]> {
  const found = occasion === "asked" ? await proformaFacts(seller, orderId) : null;
  if (!found) return [];
  return [{ filename: found.fileName, contentType: "application/pdf", content: await proformaPdf(found.facts) }];
}

async function expiryFile({ seller, facts, locale, at }: Queued<"renewal-reminder">): Promise<MailAttachment> {
  const calendar = await expiryEvent(seller, facts, locale, at);
  return { filename: "scadenza.ics", contentType: "text/calendar; charset=utf-8", content: Buffer.from(calendar) };
}
