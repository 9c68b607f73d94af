import { type HeaderOf, inbox, type ReceivedMail, readMailEvent } from "@/lib/connectors/mail";
import { keepFile } from "@/lib/documents/exchanges/files";
import { judgeUpload, MEGABYTE } from "@/lib/documents/judge";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { takeMailEvent } from "@/lib/notifications/exchanges/take-mail-event";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { config } from "@/lib/platform/config";
import { keyedHash } from "@/lib/platform/crypto";
import { log } from "@/lib/platform/log";
import { listSellers } from "@/lib/sellers/queries";
import { addressOf, isAutomatic, isFromCustomer, writtenText } from "../mailed";
import { takeMailedReply } from "../operations/take-mailed-reply";
import { emailOfRequest } from "../queries/mailed";
import { replyDomain, requestOfAddress } from "../store/reply-address";

/** Attachments looked at in one mail. */
const MOST_FILES = 5;

/**
 * What the mail service tells, from the exact bytes that came: that a mail arrived, or what became of one of ours.
 * Refuses like `takeMailEvent`, and `mail-unavailable` (send it again: the mail could not be read).
 */
export async function takeResendEvent(rawBody: Buffer, header: HeaderOf): Promise<Outcome<unknown>> {
  const event = readMailEvent(rawBody, header);
  if (isRefusal(event)) return refuse("event-forged", { params: { why: event.code } });
  if (event.type !== "email.received") return takeMailEvent(rawBody, header);
  return event.providerId ? takeReply(event.providerId) : "none";
}

/** A mail that arrived: taken in where it answers a request, else let lie. */
async function takeReply(mailId: string): Promise<Outcome<string>> {
  const mail = await inbox().read(mailId);
  if (isRefusal(mail)) return mail.code === "mail-unavailable" ? mail : "none";
  const sellers = await listSellers();
  const names = sellers.map(({ seller }) => seller);
  const about = mail.to.flatMap((to) => requestOfAddress(addressOf(to), names) ?? [])[0];
  const policy = sellers.find(({ seller }) => seller === about?.seller)?.policy;
  const email = about && (await emailOfRequest(about.seller, about.requestId));
  if (!about || !policy || !email) return "none";
  const senders = [config().mail.from ?? policy.brand.mailFrom, policy.brand.mailFrom];
  const automatic = isAutomatic(mail, { senders, domain: replyDomain() ?? "" });
  const files = automatic ? NOTHING : await filesOf(about.seller, mailId, mail, policy.identity.maxUploadMb);
  if (isRefusal(files)) return files;
  const reply = {
    requestId: about.requestId,
    messageKey: keyedHash(mail.messageId || mailId),
    automatic,
    text: automatic ? "" : writtenText(mail),
    fromAddress: isFromCustomer(mail, email) ? null : addressOf(mail.from),
    ...files,
  };
  const taken = await takeMailedReply(reply, { seller: about.seller, actor: SYSTEM("mail") });
  if (isRefusal(taken)) log.info({ request: about.requestId, code: taken.code }, "mailed reply not taken");
  return isRefusal(taken) ? "none" : taken.outcome;
}

interface Files {
  fileIds: string[];
  refusedFiles: number;
}
const NOTHING: Files = { fileIds: [], refusedFiles: 0 };

/** The attachments that may be kept, judged and cleaned like any upload; pictures within the text are left out. */
async function filesOf(
  seller: string,
  mailId: string,
  { attachments }: ReceivedMail,
  maxMb: number,
): Promise<Outcome<Files>> {
  const sent = attachments.filter(({ inline }) => !inline);
  const fileIds: string[] = [];
  for (const { id, filename, contentType } of sent.slice(0, MOST_FILES)) {
    const bytes = await inbox().attachment(mailId, id, maxMb * MEGABYTE);
    if (isRefusal(bytes) && bytes.code === "mail-unavailable") return bytes;
    const judged = isRefusal(bytes) ? bytes : await judgeUpload({ bytes, name: filename, type: contentType }, maxMb);
    if (isRefusal(judged)) continue;
    fileIds.push(await keepFile({ seller, ...kept(judged) }, now()));
  }
  return { fileIds, refusedFiles: sent.length - fileIds.length };
}

const kept = ({ bytes, contentType, pages }: { bytes: Buffer; contentType: string; pages: number }) => ({
  bytes,
  contentType,
  pages,
});
