import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal, type Refusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { failpoint } from "@/lib/platform/failpoint";
import type { Call } from "@/lib/platform/operation";
import { afterEvent } from "../mailbox";
import { failRenewal } from "../operations/fail-renewal";
import { recordRenewal } from "../operations/record-renewal";
import { paidRenewal } from "../queries/provider";

/**
 * Extends a paid mailbox at the provider, and gives access back if it had been suspended. The provider is told the new
 * expiry, not a number of years, and the key is the order's: repeated, it extends once.
 */
export const handler: Handler<"mailbox.renew"> = async ({ seller, orderId }, { retry }) => {
  const renewal = await paidRenewal(seller, orderId);
  if (!renewal) return;
  const call: Call = { seller, actor: SYSTEM("renewal") };
  const { providerRef, newExpiry, state } = renewal;
  // Revoked, or deleted, between the payment and now: there is nothing to extend.
  if (isRefusal(afterEvent(state, "renewed"))) {
    await failRenewal({ orderId, detail: `mailbox-${state}` }, call);
    return;
  }
  const provider = mailboxProvider();
  const extended = await provider.renewMailbox({ providerRef, newExpiry, idempotencyKey: orderId, again: retry > 0 });
  if (isRefusal(extended)) return giveUpOrTryAgain(extended, orderId, call);
  if (state === "suspended" || extended.state === "suspended") {
    const restored = await provider.restoreMailbox({ providerRef, idempotencyKey: `${orderId}:restore` });
    if (isRefusal(restored)) return giveUpOrTryAgain(restored, orderId, call);
  }
  failpoint("renew.after-provider");
  const recorded = await recordRenewal({ orderId }, call);
  if (isRefusal(recorded) && recorded.code !== "order-cannot-fulfil")
    throw new Error(`renewal refused: ${recorded.code}`);
};

async function giveUpOrTryAgain(refusal: Refusal, orderId: string, call: Call): Promise<void> {
  if (refusal.code !== "provider-rejected" && refusal.code !== "provider-not-offered") throw new TryAgain(refusal.code);
  const { what, providerCode = "" } = refusal.params ?? {};
  await failRenewal({ orderId, detail: what ? `not-offered: ${what}` : String(providerCode) }, call);
}
