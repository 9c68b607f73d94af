import type { Outcome } from "@/lib/kernel/refusal";

export interface OutgoingSms {
  /** "+" and 8 to 15 digits. */
  to: string;
  text: string;
  /** It may have left before and nobody knows: it is looked for among what was sent, and sent only if not found. */
  again: boolean;
}

/**
 * - `sms-unavailable`: down, too busy, wrong key, no answer or an unreadable one: try again with `again`;
 * - `sms-rejected`: a permanent no (not a number, cannot receive texts, has refused them).
 */
export type SmsRefusal = "sms-unavailable" | "sms-rejected";

/** Text messages to telephones. */
export interface Texter {
  send(sms: OutgoingSms): Promise<Outcome<{ providerId: string }, SmsRefusal>>;
}
