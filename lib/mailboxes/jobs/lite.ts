import { TryAgain } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { failpoint } from "@/lib/platform/failpoint";
import type { Call } from "@/lib/platform/operation";
import type { ProvisioningTry } from "../operations/claim-name";
import { failProvisioning } from "../operations/fail-provisioning";
import { recordLite } from "../operations/record-lite";

/** What became of asking the provider for a mailbox. */
export type Made = { providerRef: string; userCode: string } | "name-taken" | { rejected: string };

interface LiteToMake extends ProvisioningTry {
  mailboxId: string;
  hubId: string;
  hubRef: string;
}

/**
 * Makes a Lite mailbox: its name was bound when it was asked for. The provider that has no place yet (one is being
 * closed, or it has not heard of the blocks) is asked again.
 */
export async function makeLite(lite: LiteToMake, create: () => Promise<Made>, call: Call): Promise<void> {
  const { mailboxId, hubId } = lite;
  const made = await create();
  if (made === "name-taken") {
    await failProvisioning({ mailboxId, reason: "no-name-left" }, call);
    return;
  }
  if ("rejected" in made) {
    if (made.rejected === "lite-full") throw new TryAgain(made.rejected);
    await failProvisioning({ mailboxId, reason: "provider-rejected", detail: made.rejected }, call);
    return;
  }
  failpoint("lite.after-provider");
  const recorded = await recordLite({ mailboxId, hubId, ...made }, call);
  if (isRefusal(recorded) && recorded.code !== "mailbox-cannot-provisioned")
    throw new Error(`lite refused: ${recorded.code}`);
}
