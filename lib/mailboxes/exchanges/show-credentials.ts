import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { findLink } from "@/lib/platform/links";
import type { Call } from "@/lib/platform/operation";
import { openCredentials } from "../operations/open-credentials";
import { putBackCredentials } from "../operations/put-back-credentials";

export interface Credentials {
  address: string;
  userCode: string;
  /** Good for the first access only. Shown, never stored. */
  password: string;
}

/**
 * Spends the one-time link and asks the provider for a provisional password while the page waits: it exists nowhere but
 * in the answer. When the provider can't be reached the link is put back. Refuses `link-used`, `link-unknown`,
 * `provider-unavailable`.
 */
export async function showCredentials(call: Call, token: string): Promise<Outcome<Credentials>> {
  const link = await findLink(call.seller, "credentials", token, now());
  if (!link) return refuse("link-unknown");
  const opened = await openCredentials({ linkId: link.id, mailboxId: link.subjectId }, call);
  if (isRefusal(opened)) return opened;
  const issued = await mailboxProvider().issueProvisionalPassword({
    providerRef: opened.providerRef,
    idempotencyKey: link.id,
  });
  if (isRefusal(issued)) {
    await putBackCredentials({ linkId: link.id, mailboxId: link.subjectId }, call);
    return refuse("provider-unavailable");
  }
  return { address: opened.address, userCode: opened.userCode, password: issued.password };
}
