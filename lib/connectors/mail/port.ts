import type { Outcome } from "@/lib/kernel/refusal";

export interface MailAttachment {
  filename: string;
  contentType: string;
  content: Buffer;
}

export interface OutgoingMail {
  /** Our own id of the message; travels in the X-Entity-Ref-ID header, so that mail clients don't thread unrelated ones. */
  messageId: string;
  /** "Name <address>" or an address. */
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
  /** Where an answer goes, when not to the sender. */
  replyTo?: string;
  attachments?: MailAttachment[];
  /** The same key sends the message once, however often it is asked (at Resend for 24 hours). */
  idempotencyKey: string;
}

/**
 * - `mail-unavailable`: down, too busy, no answer or an unreadable one: send again with the same key;
 * - `mail-rejected`: a permanent no (bad address, line break in a header).
 */
export type MailRefusal = "mail-unavailable" | "mail-rejected";

/** Ordinary outgoing mail. */
export interface Mailer {
  /** `providerId` is null where an earlier try under the same key was taken, its answer lost, and the text is another now. */
  send(mail: OutgoingMail): Promise<Outcome<{ providerId: string | null }, MailRefusal>>;
}

/** A header of a request by its name; null when there is none. */
export type HeaderOf = (name: string) => string | null;

/** What the mail service tells of a mail later, signed by it. */
export interface MailEvent {
  eventId: string;
  type: string;
  /** ISO instant at which it happened. */
  at: string;
  /** The mail's id there; null when it is about something else. */
  providerId: string | null;
  /** What it says of the address: it took the mail, or takes none any more; null: nothing of the kind. */
  meaning: "delivered" | "bounced" | "complained" | "suppressed" | null;
}
export type MailEventRefusal = "webhook-signature-wrong" | "webhook-malformed";

/** A mail that came to an address of ours, with what its sender's programs say of it: believed as far as it can be checked. */
export interface ReceivedMail {
  messageId: string;
  /** "Name <address>" or an address. */
  from: string;
  /** Every address it came to. */
  to: string[];
  text: string | null;
  html: string | null;
  /** By their names in small letters. */
  headers: Record<string, string>;
  attachments: { id: string; filename: string; contentType: string; inline: boolean }[];
}

/** `mail-unavailable`: ask again later; `mail-gone`: it is not there; `attachment-too-large`: larger than asked for. */
export type InboxRefusal = "mail-unavailable" | "mail-gone" | "attachment-too-large";

/** Incoming mail, by the id its event named. */
export interface Inbox {
  read(id: string): Promise<Outcome<ReceivedMail, InboxRefusal>>;
  /** The bytes of an attachment, at most so many. */
  attachment(mailId: string, id: string, most: number): Promise<Outcome<Buffer, InboxRefusal>>;
}
