import { type HeaderOf, readMailEvent } from "@/lib/connectors/mail";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { epochMs } from "@/lib/platform/clock";
import { recordMailEvent } from "../operations/record-mail-event";
import { mailAtProvider } from "../queries/mail-events";

/** taken: written down; none: about nothing of ours, or nothing that matters. */
export type EventAnswer = "taken" | "none";

/** For so long a mail may have left without our having written down its id there. */
const SOON_MS = 5 * 60_000;

/**
 * An event of the mail service, from the exact bytes that came. Refuses `event-forged` (signature wrong, too old or
 * unreadable) and `mail-not-yet-known` (send it again: the mail has only just left).
 */
export async function takeMailEvent(
  rawBody: Buffer,
  header: HeaderOf,
): Promise<Outcome<EventAnswer, "event-forged" | "mail-not-yet-known">> {
  const event = readMailEvent(rawBody, header);
  if (isRefusal(event)) return refuse("event-forged", { params: { why: event.code } });
  const { providerId, meaning, eventId: id, type, at } = event;
  if (!providerId || !meaning) return "none";
  const mail = await mailAtProvider(providerId);
  if (!mail) return epochMs() - Date.parse(at) < SOON_MS ? refuse("mail-not-yet-known") : "none";
  const told = { mailId: mail.id, event: { id, type, at }, meaning };
  const recorded = await recordMailEvent(told, { seller: mail.sellerId, actor: SYSTEM("mail") });
  return isRefusal(recorded) ? "none" : "taken";
}
