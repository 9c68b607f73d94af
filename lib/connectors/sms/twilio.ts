import { z } from "zod";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import type { OutgoingSms, SmsRefusal, Texter } from "./port";

export interface TwilioSettings {
  accountSid: string;
  authToken: string;
  /** A number, a name of up to 11 letters and digits, or the id of a messaging service (MG…). */
  from: string;
  /** Default: Twilio's own. */
  baseUrl?: string | undefined;
  /** Milliseconds before an answer is given up; default 15000. */
  timeoutMs?: number;
}

const message = z.object({ sid: z.string().min(1), to: z.string(), body: z.string(), status: z.string() });
const page = z.object({ messages: z.array(message) });
const FAILED = new Set(["failed", "undelivered", "canceled"]);

/** The texter over Twilio's Messages resource (www.twilio.com/docs/messaging/api/message-resource). */
export function twilioTexter(settings: TwilioSettings): Texter {
  return {
    async send(sms) {
      try {
        const before = sms.again ? await findSent(settings, sms) : null;
        return before ?? (await post(settings, sms));
      } catch {
        return refuse("sms-unavailable");
      }
    },
  };
}

async function post(settings: TwilioSettings, { to, text }: OutgoingSms): Promise<Sent> {
  const sender = settings.from.startsWith("MG") ? "MessagingServiceSid" : "From";
  const answer = await call(settings, "", {
    method: "POST",
    body: new URLSearchParams({ To: to, [sender]: settings.from, Body: text }),
  });
  if (answer.status === 400) return refuse("sms-rejected", { params: { reason: codeOf(await answer.json()) } });
  const created = answer.ok ? message.safeParse(await answer.json()) : null;
  return created?.success ? { providerId: created.data.sid } : refuse("sms-unavailable");
}

type Sent = Outcome<{ providerId: string }, SmsRefusal>;

/** Twilio has no idempotency key for messages: what was sent to that number since yesterday is asked instead. */
async function findSent(settings: TwilioSettings, { to, text }: OutgoingSms): Promise<Sent | null> {
  const since = now().subtract({ hours: 24 }).toString().slice(0, 10);
  const query = new URLSearchParams({ To: to, "DateSent>": since, PageSize: "200" });
  const answer = await call(settings, `?${query}`, { method: "GET" });
  const listed = answer.ok ? page.safeParse(await answer.json()) : null;
  if (!listed?.success) return refuse("sms-unavailable");
  const found = listed.data.messages.find((one) => one.to === to && one.body === text && !FAILED.has(one.status));
  return found ? { providerId: found.sid } : null;
}

function call({ accountSid, authToken, baseUrl, timeoutMs }: TwilioSettings, query: string, init: RequestInit) {
  const base = baseUrl ?? "https://api.twilio.com";
  return fetch(`${base}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json${query}`, {
    ...init,
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}` },
    signal: AbortSignal.timeout(timeoutMs ?? 15_000),
    redirect: "error",
  });
}

/** Twilio's number of an error, e.g. 21211; never its words, which repeat the number that was called. */
function codeOf(answer: unknown): string {
  const parsed = z.object({ code: z.number() }).safeParse(answer);
  return parsed.success ? String(parsed.data.code) : "unknown";
}
