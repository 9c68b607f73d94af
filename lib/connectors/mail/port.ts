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
  attachments?: MailAttachment[];
  /** The same key sends the message once, however often it is asked (at Resend for 24 hours). */
  idempotencyKey: string;
}

/**
 * - `mail-unavailable`: down, too busy, no answer or an unreadable one: send again with the same key;
 * - `mail-rejected`: a permanent no (bad address, line break in a header, key reused with another message).
 */
export type MailRefusal = "mail-unavailable" | "mail-rejected";

/** Ordinary outgoing mail. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<Outcome<{ providerId: string }, MailRefusal>>;
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
