import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { findLink } from "@/lib/platform/links";
import type { Call } from "@/lib/platform/operation";
import { openCredentials } from "../operations/open-credentials";
import { putBackCredentials } from "../operations/put-back-credentials";
import { recordCredentialsShown } from "../operations/record-credentials-shown";

export interface Credentials {
  address: string;
  userCode: string;
  /** Good for the first access only. Shown, never stored. */
  password: string;
}

/**
 * Spends the one-time link and asks the provider for a provisional password while the page waits: it exists nowhere but
 * in the answer. When the provider gives none the link is put back. Refuses `link-used`, `link-unknown`,
 * `mailbox-not-active`, `provider-unavailable` (try again) and `provider-rejected` (the staff has been told).
 */
export async function showCredentials(seller: string, token: string): Promise<Outcome<Credentials>> {
  const link = await findLink(seller, "credentials", token, now());
  if (!link) return refuse("link-unknown");
  const call: Call = { seller, actor: { kind: "link", purpose: "credentials", subjectId: link.subjectId } };
  const which = { linkId: link.id, mailboxId: link.subjectId };
  const opened = await openCredentials(which, call);
  if (isRefusal(opened)) return opened;
  const issued = await mailboxProvider().issueProvisionalPassword({
    providerRef: opened.providerRef,
    idempotencyKey: link.id,
  });
  if (isRefusal(issued)) {
    const forGood = issued.code === "provider-rejected" || issued.code === "provider-not-offered";
    await putBackCredentials({ ...which, forGood }, call);
    return refuse(forGood ? "provider-rejected" : "provider-unavailable");
  }
  await recordCredentialsShown(which, call);
  return { address: opened.address, userCode: opened.userCode, password: issued.password };
}
