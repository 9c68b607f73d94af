import { type MailboxHolder, mailboxProvider } from "@/lib/connectors/mailbox-provider";
import type { Handler } from "@/lib/jobs/handler";
import { TryAgain } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { failpoint } from "@/lib/platform/failpoint";
import type { Call } from "@/lib/platform/operation";
import { awaitProvider } from "../operations/await-provider";
import { claimNextName, type ProvisioningTry } from "../operations/claim-name";
import { failProvisioning } from "../operations/fail-provisioning";
import { recordActivation } from "../operations/record-activation";
import { recordNameLost } from "../operations/record-name-lost";
import { liteToMake } from "../queries/lites";
import { holderForProvider, orderOfMailbox, providerOf, wantedSince } from "../queries/provider";
import { type Made, makeLite } from "./lite";

/**
 * Makes a mailbox at the provider. May be killed anywhere and called again: the name is bound before the provider is
 * asked, the key comes from our rows, and an unknown outcome is asked for, never assumed.
 */
export const handler: Handler<"mailbox.provision"> = async ({ seller, mailboxId }, { retry, jobId }) => {
  const call: Call = { seller, actor: SYSTEM("provisioning") };
  const lite = await liteToMake(seller, mailboxId);
  if (lite === "done") return;
  const asking = { seller, mailboxId, again: retry > 0 };
  if (lite) return makeLite(lite, async () => sure(await createAtProvider(asking, lite)), call);
  for (;;) {
    const next = await claimNextName({ mailboxId }, call);
    if (isRefusal(next)) {
      if (next.code === "no-name-left") await failProvisioning({ mailboxId, reason: "no-name-left" }, call);
      return;
    }
    const made = await createAtProvider(asking, next);
    if (made === "name-taken") {
      await recordNameLost({ mailboxId, rank: next.rank, localPart: next.localPart }, call);
      continue;
    }
    if ("rejected" in made) {
      await failProvisioning({ mailboxId, reason: "provider-rejected", detail: made.rejected }, call);
      return;
    }
    if ("waitingFor" in made) {
      await awaitProvider({ mailboxId, ...made }, { ...call, key: `await-provider:${jobId}` });
      return;
    }
    failpoint("provision.after-provider");
    const orderId = await orderOfMailbox(seller, mailboxId);
    const recorded = await recordActivation({ mailboxId, orderId, ...made }, call);
    if (isRefusal(recorded) && recorded.code !== "mailbox-cannot-provisioned")
      throw new Error(`activation refused: ${recorded.code}`);
    return;
  }
};

interface Waiting {
  waitingFor: string;
}

/** A Lite mailbox is made at once, where there are any. */
function sure(made: Made | Waiting): Made {
  if (made !== "name-taken" && "waitingFor" in made) throw new TryAgain(made.waitingFor);
  return made;
}

interface Asking {
  seller: string;
  mailboxId: string;
  /** The answer to an earlier try may have been lost. */
  again: boolean;
}

async function createAtProvider(
  { seller, mailboxId, again }: Asking,
  next: ProvisioningTry & { hubRef?: string },
): Promise<Made | Waiting> {
  const { vendor, userIdPrefix, vendorPlan } = await providerOf(seller);
  const provider = mailboxProvider(vendor);
  const holder: MailboxHolder = await holderForProvider(seller, next.holderId);
  const idempotencyKey = `${mailboxId}:${next.localPart}`;
  const answer = await provider.createMailbox({
    address: `${next.localPart}@${next.domain}`,
    holder,
    plan: vendorPlan(next.plan),
    expiry: next.expiresOn,
    userIdPrefix,
    ...(next.hubRef ? { hubRef: next.hubRef } : {}),
    idempotencyKey,
    since: await wantedSince(seller, mailboxId),
    again,
  });
  if (!isRefusal(answer)) return { providerRef: answer.providerRef, userCode: answer.userId };
  if (answer.code === "name-taken") return "name-taken";
  if (answer.code === "provider-rejected") return { rejected: String(answer.params?.providerCode ?? "") };
  if (answer.code === "provider-not-offered") return { rejected: `not-offered: ${answer.params?.what ?? ""}` };
  if (answer.code === "provider-pending") return { waitingFor: String(answer.params?.waitingFor ?? "provider") };
  if (answer.code === "provider-unavailable") throw new TryAgain("provider unavailable");
  const found = await provider.findMailbox({ idempotencyKey });
  if (isRefusal(found) || !found) throw new TryAgain("outcome unknown");
  return { providerRef: found.providerRef, userCode: found.userId };
}
