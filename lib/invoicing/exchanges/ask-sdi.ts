import { eInvoiceCarrier } from "@/lib/connectors/e-invoice";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import type { Call } from "@/lib/platform/operation";
import { recordNotification } from "../operations/record-notification";
import type { Asked } from "../queries/asked";
import { markAsked } from "../store/sending";

/**
 * Asks the carrier what SdI said of a file, and writes down what is new: how many notifications that were. Callbacks are
 * no more than a hint to ask: what they say is not believed. Refuses `carrier-unavailable`.
 */
export async function askSdi(sending: Asked, call: Call): Promise<Outcome<number, "carrier-unavailable">> {
  const { carrierRef, fileName } = sending;
  const messages = await eInvoiceCarrier().messages({ carrierRef, fileName });
  if (isRefusal(messages)) return messages;
  let count = 0;
  const inOrder = [...messages].sort((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds);
  for (const message of inOrder) {
    const said = { ...message, at: message.at.toString({ fractionalSecondDigits: 3 }) };
    const outcome = await recordNotification({ sendingId: sending.id, message: said }, call);
    if (isRefusal(outcome)) throw new Error(`a notification of SdI was not recorded: ${outcome.code}`);
    if (outcome.isNew) count++;
  }
  await markAsked(sending, call.at ?? now());
  return count;
}
