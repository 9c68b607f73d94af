import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import type { MailboxState } from "../mailbox";
import { leaveStep } from "../operations/leave-step";
import { mailboxAtProvider } from "../queries/provider";

/** A command that no longer fits the state was overtaken: by a renewal, or by a later step. */
const FITS: Record<"suspend" | "close" | "restore", readonly MailboxState[]> = {
  suspend: ["expired", "suspended", "cancelled"],
  close: ["cancelled", "deleted", "revoked"],
  restore: ["active"],
};

/**
 * Tells the provider what the calendar brought. A renewal wins over a suspension on its way: the state is read before
 * telling and again after it, and access is given back if a renewal was recorded in between.
 */
export const handler: Handler<"mailbox.step"> = async ({ seller, mailboxId, command, on }) => {
  const before = await mailboxAtProvider(seller, mailboxId);
  if (!before || !FITS[command].includes(before.state)) return;
  const order = { providerRef: before.providerRef, idempotencyKey: `${mailboxId}:${command}:${on}` };
  const answer = await tell(command, order);
  if (isRefusal(answer)) {
    if (answer.code === "provider-not-offered") {
      await leaveStep({ mailboxId, command, on }, { seller, actor: SYSTEM("step") });
      return;
    }
    if (answer.code === "provider-rejected") throw new Error(`provider refused to ${command}`);
    throw new TryAgain(answer.code);
  }
  const after = await mailboxAtProvider(seller, mailboxId);
  if (command === "suspend" && after?.state === "active") {
    const restored = await mailboxProvider().restoreMailbox({
      ...order,
      idempotencyKey: `${order.idempotencyKey}:undone`,
    });
    if (isRefusal(restored)) throw new TryAgain(restored.code);
  }
};

function tell(command: keyof typeof FITS, order: { providerRef: string; idempotencyKey: string }) {
  const provider = mailboxProvider();
  if (command === "suspend") return provider.suspendMailbox(order);
  if (command === "close") return provider.closeMailbox(order);
  return provider.restoreMailbox(order);
}
