import { z } from "zod";
import { type Instant, instantFromDb } from "@/lib/kernel/day";
import { config } from "@/lib/platform/config";

const head = z.object({
  id: z.string(),
  created_at: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
});
const listed = z.object({ mails: z.array(head.extend({ attachments: z.number() })), total: z.number() });
const whole = head.extend({
  text: z.string().optional(),
  html: z.string().optional(),
  attachments: z.array(z.object({ filename: z.string() })).default([]),
});

const texted = z.object({
  sid: z.string(),
  to: z.string(),
  from: z.string(),
  body: z.string(),
  date_created: z.string(),
});
const textList = z.object({ messages: z.array(texted), total: z.number() });

const timed = <M extends { created_at: string }>({ created_at, ...mail }: M) => ({
  ...mail,
  at: instantFromDb(new Date(created_at)) as Instant,
});

/**
 * True while mail goes to the sandbox: only then is there anything to look at. Never in a shop that takes money: the
 * mails carry private links.
 */
export const hasOutbox = (): boolean => config().sandboxed.mail && config().sandboxed.payments;

/** Mails the demo sent, newest first; `to` is a part of the address. Null when the sandbox does not answer. */
export async function listOutbox(to: string, limit = 100) {
  const found = listed.safeParse(await read(`outbox.json?${new URLSearchParams({ to, limit: String(limit) })}`));
  return found.success ? { mails: found.data.mails.map(timed), total: found.data.total } : null;
}

/** Text messages the demo sent, newest first. Null when the sandbox does not answer, or they really leave. */
export async function listSmsOutbox(limit = 100) {
  const found = config().sandboxed.sms
    ? textList.safeParse(await read(`outbox.json?${new URLSearchParams({ limit: String(limit) })}`, "twilio"))
    : null;
  if (!found?.success) return null;
  const messages = found.data.messages.map(({ sid, to, from, body, date_created }) => ({
    ...{ id: sid, to, from, text: body },
    at: instantFromDb(new Date(date_created)) as Instant,
  }));
  return { messages, total: found.data.total };
}

/** One mail as it was sent, or null. */
export async function readOutbox(id: string) {
  if (!/^[\w-]{1,64}$/.test(id)) return null;
  const found = whole.safeParse(await read(`outbox/${id}.json`));
  return found.success ? timed(found.data) : null;
}

async function read(path: string, area = "resend"): Promise<unknown> {
  try {
    const answer = await fetch(`${config().sandboxUrl}/${area}/${path}`, {
      cache: "no-store",
      signal: AbortSignal.timeout(5000),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
