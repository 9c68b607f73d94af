import { Resend } from "resend";
import { z } from "zod";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { HeaderOf, MailEvent, MailEventRefusal } from "./port";

const eventShape = z.object({
  type: z.string().min(1).max(100),
  created_at: z.iso.datetime({ offset: true }),
  data: z.object({
    email_id: z.string().min(1).max(200).optional(),
    bounce: z.object({ type: z.string() }).optional().catch(undefined),
  }),
});

/**
 * Checks an event's signature and age on the raw bytes (Svix's scheme: id, instant and body under the endpoint's own
 * secret, five minutes either way), then reads which mail it is about.
 */
export function verifyResendWebhook(
  secret: string,
  rawBody: Buffer,
  header: HeaderOf,
): Outcome<MailEvent, MailEventRefusal> {
  const [id, timestamp, signature] = ["svix-id", "svix-timestamp", "svix-signature"].map((name) => header(name) ?? "");
  if (!id || !timestamp || !signature || !secret || id.length > 200) return refuse("webhook-signature-wrong");
  const payload = rawBody.toString("utf8");
  try {
    // The API key is none of the verification's business; the client asks for one.
    new Resend("re_none").webhooks.verify({ payload, headers: { id, timestamp, signature }, webhookSecret: secret });
  } catch {
    return refuse("webhook-signature-wrong");
  }
  const event = eventShape.safeParse(parseJson(payload));
  if (!event.success) return refuse("webhook-malformed");
  const { type, created_at: at, data } = event.data;
  return { eventId: id, type, at, providerId: data.email_id ?? null, meaning: meaningOf(type, data.bounce?.type) };
}

/** What passes by itself (a full inbox, a server that is down) says nothing about the address. */
function meaningOf(type: string, bounce: string | undefined): MailEvent["meaning"] {
  if (type === "email.delivered") return "delivered";
  if (type === "email.complained") return "complained";
  if (type === "email.suppressed") return "suppressed";
  return type === "email.bounced" && bounce !== "Transient" && bounce !== "Undetermined" ? "bounced" : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
