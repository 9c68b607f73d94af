import { Resend } from "resend";
import { z } from "zod";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Inbox, InboxRefusal, ReceivedMail } from "./port";
import type { ResendSettings } from "./resend";

const listed = z.array(z.string()).nullish();
const received = z.object({
  from: z.string(),
  to: z.array(z.string()),
  cc: listed,
  received_for: listed,
  subject: z.string().nullish(),
  message_id: z.string().nullish(),
  text: z.string().nullish(),
  html: z.string().nullish(),
  headers: z.record(z.string(), z.unknown()).nullish(),
  attachments: z
    .array(
      z.object({
        id: z.string().min(1).max(200),
        filename: z.string().nullish(),
        content_type: z.string().nullish(),
        content_disposition: z.string().nullish(),
        size: z.number().nullish(),
      }),
    )
    .default([]),
});

/** The mail that came, over Resend's API: its event says only that there is one. */
export function resendInbox(settings: ResendSettings): Inbox {
  const client = new Resend(settings.apiKey, settings.baseUrl === undefined ? {} : { baseUrl: settings.baseUrl });
  const signal = () => AbortSignal.timeout(settings.timeoutMs ?? 15_000);
  return {
    async read(id) {
      const { data, error } = await client.emails.receiving.get(id, { html_format: "cid" }, { signal: signal() });
      if (error) return refuse(error.statusCode === 404 ? "mail-gone" : "mail-unavailable");
      const found = received.safeParse(data);
      return found.success ? mailOf(found.data) : refuse("mail-unavailable");
    },
    async attachment(mailId, id, most) {
      const { data, error } = await client.emails.receiving.attachments.get(
        { emailId: mailId, id },
        { signal: signal() },
      );
      if (error) return refuse(error.statusCode === 404 ? "mail-gone" : "mail-unavailable");
      return download(data.download_url, most, signal());
    },
  };
}

function mailOf(mail: z.infer<typeof received>): ReceivedMail {
  const headers = Object.entries(mail.headers ?? {}).flatMap(([name, value]) =>
    typeof value === "string" ? [[name.toLowerCase(), value] as const] : [],
  );
  return {
    messageId: mail.message_id ?? "",
    from: mail.from,
    to: [...mail.to, ...(mail.cc ?? []), ...(mail.received_for ?? [])],
    text: mail.text ?? null,
    html: mail.html ?? null,
    headers: Object.fromEntries(headers),
    attachments: mail.attachments.map(({ id, filename, content_type, content_disposition }) => ({
      id,
      filename: filename ?? "",
      contentType: content_type ?? "",
      inline: content_disposition?.toLowerCase().startsWith("inline") ?? false,
    })),
  };
}

/** The bytes of a file, given up as soon as there are more than may be. */
async function download(url: string, most: number, signal: AbortSignal): Promise<Outcome<Buffer, InboxRefusal>> {
  try {
    const answer = await fetch(url, { signal });
    if (!answer.ok || !answer.body) return refuse("mail-unavailable");
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    const reader = answer.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.length;
      if (bytes > most) {
        await reader.cancel();
        return refuse("attachment-too-large");
      }
      chunks.push(part.value);
    }
    return Buffer.concat(chunks);
  } catch {
    return refuse("mail-unavailable");
  }
}
