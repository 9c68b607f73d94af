import { Resend } from "resend";
import { type Outcome, type Refusal, refuse } from "@/lib/kernel/refusal";
import type { Mailer, MailRefusal, OutgoingMail } from "./port";

export interface ResendSettings {
  apiKey: string;
  /** Default: Resend's own. */
  baseUrl?: string | undefined;
  /** Milliseconds before an answer is given up; default 15000. */
  timeoutMs?: number;
}

/** The mailer over Resend's API. */
export function resendMailer(settings: ResendSettings): Mailer {
  const client = new Resend(settings.apiKey, settings.baseUrl === undefined ? {} : { baseUrl: settings.baseUrl });
  return {
    async send(mail) {
      if (hasLineBreak(mail)) return refuse("mail-rejected", { params: { reason: "line-break" } });
      const signal = AbortSignal.timeout(settings.timeoutMs ?? 15_000);
      const { data, error } = await client.emails.send(payloadOf(mail), {
        idempotencyKey: mail.idempotencyKey,
        signal,
      });
      if (error?.name === "invalid_idempotent_request") return { providerId: null }; // this key's mail is with them
      return error === null ? providerIdOf(data) : refusalOf(error);
    },
  };
}

function payloadOf(mail: OutgoingMail) {
  return {
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: { ...mail.headers, "X-Entity-Ref-ID": mail.messageId },
    ...(mail.replyTo && { replyTo: mail.replyTo }),
    ...(mail.attachments && { attachments: mail.attachments }),
  };
}

/** A line break where a header goes would let a form field write headers of its own. */
function hasLineBreak(mail: OutgoingMail): boolean {
  const { from, to, subject, messageId, replyTo = "", headers = {}, attachments = [] } = mail;
  const names = attachments.flatMap(({ filename, contentType }) => [filename, contentType]);
  const lines = [from, to, subject, messageId, replyTo, ...Object.entries(headers).flat(), ...names];
  return lines.some((line) => /[\r\n\0]/.test(line));
}

function providerIdOf(data: unknown): Outcome<{ providerId: string }, MailRefusal> {
  const id = typeof data === "object" && data !== null && "id" in data ? data.id : undefined;
  return typeof id === "string" && id !== "" ? { providerId: id } : refuse("mail-unavailable");
}

/** 4xx are verdicts on the message, but for a wrong key, a race on the same key and too many requests. */
function refusalOf(error: { statusCode: number | null; name: string }): Refusal<MailRefusal> {
  const status = error?.statusCode ?? 0;
  const passing = status < 400 || status >= 500 || [401, 403, 408, 429].includes(status);
  if (passing || error.name === "concurrent_idempotent_requests") return refuse("mail-unavailable");
  return refuse("mail-rejected", { params: { reason: String(error.name).slice(0, 60) } });
}
