import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { failpoint } from "@/lib/platform/failpoint";
import { failExtras } from "../operations/fail-extras";
import { recordExtras } from "../operations/record-extras";
import { extrasToSet } from "../queries/extras";

/**
 * Tells the provider everything a mailbox is entitled to. Of two orders paid together the later answer may be the older
 * one: what was told is compared with what is due, and told again until they are the same.
 */
export const handler: Handler<"mailbox.extras"> = async ({ seller, mailboxId, orderId }) => {
  const due = await extrasToSet(seller, mailboxId);
  if (!due) return;
  const call = { seller, actor: SYSTEM("extras") };
  const { providerRef, extras, mark } = due;
  const set = await mailboxProvider().setExtras({ providerRef, extras, idempotencyKey: `${orderId}:${mark}` });
  if (isRefusal(set)) {
    const detail = set.params?.what ? `not-offered: ${set.params.what}` : String(set.params?.providerCode ?? "");
    if (set.code !== "provider-rejected" && set.code !== "provider-not-offered") throw new TryAgain(set.code);
    await failExtras({ mailboxId, orderId, detail }, call);
    return;
  }
  failpoint("extras.after-provider");
  const recorded = await recordExtras({ mailboxId, orderId, mark }, call);
  if (isRefusal(recorded) && recorded.code === "extras-changed") throw new TryAgain(recorded.code);
};
