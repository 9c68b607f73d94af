import { eInvoiceCarrier } from "@/lib/connectors/e-invoice";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { sendingByRef } from "../queries/asked";
import { askSdi } from "./ask-sdi";

/**
 * The carrier tells that SdI said something: a hint, after which the carrier itself is asked. Refuses `callback-forged`
 * (wrong secret, unreadable), `sending-unknown` (perhaps not written down yet: tell again), `carrier-unavailable`.
 */
export async function takeSdiCallback(
  body: Buffer,
  authorization: string | null,
): Promise<Outcome<"taken" | "none", "callback-forged" | "sending-unknown" | "carrier-unavailable">> {
  const told = eInvoiceCarrier().readWebhook(body, authorization);
  if (isRefusal(told)) return refuse("callback-forged", { params: { why: told.code } });
  if (!told) return "none";
  const sending = await sendingByRef(told.carrierRef);
  if (!sending) return refuse("sending-unknown");
  const asked = await askSdi(sending, { seller: sending.sellerId, actor: SYSTEM("sdi-callback") });
  return isRefusal(asked) ? asked : "taken";
}
