import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { tryCode } from "@/lib/platform/one-time-code";
import type { Call, z } from "@/lib/platform/operation";
import { setSmsNotice } from "../operations/set-sms-notice";
import { isOwn } from "../queries/options";
import type { smsNoticeForm } from "../schema";

/**
 * Tries the code and sets the notice. The attempt is counted on its own first, so that guesses made at once are all
 * counted. Refuses `code-missing`, `code-expired`, `code-spent`, `code-wrong` {left}, and like `setSmsNotice`.
 */
export async function confirmSmsNotice(
  { mailboxId, code }: z.infer<typeof smsNoticeForm>,
  call: Call,
): Promise<Outcome<{ mailboxId: string }>> {
  // Strangers must not use up its owner's attempts.
  if (!(await isOwn(call.seller, call.actor, mailboxId))) return refuse("mailbox-not-found");
  const tried = await tryCode(
    { seller: call.seller, purpose: "confirm-phone", subjectId: mailboxId },
    code,
    call.at ?? now(),
  );
  return isRefusal(tried) ? tried : setSmsNotice({ mailboxId, codeId: tried.codeId }, call);
}
