import type { Handler } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import type { Policy } from "@/lib/sellers/policy";
import { usageOf } from "../exchanges/usage";
import { tellSends } from "../operations/tell-sends";
import { sellersOn } from "../queries/due";
import { mailboxesCounted, untold } from "../queries/sends";
import { sendsOccasion, sendsStage } from "../sends";

/**
 * Asks the provider how much was sent from mailboxes whose sends are counted, and tells the owners of those that run low
 * or out. A provider that does not answer is asked again the next time.
 */
export const handler: Handler<"sends.watch"> = async (_payload, { signal }) => {
  for (const { seller, policy } of await sellersOn(today())) {
    for (let after: string | null = null; !signal.aborted; ) {
      const { mailboxes, next } = await mailboxesCounted(seller, policy, after);
      await tellOwners(seller, policy, mailboxes);
      if (!next) break;
      after = next;
    }
  }
};

type Counted = Awaited<ReturnType<typeof mailboxesCounted>>["mailboxes"];

async function tellOwners(seller: string, policy: Policy, mailboxes: Counted): Promise<void> {
  const short = [];
  for (const { id, providerRef, expiresOn, total } of mailboxes) {
    const used = (await usageOf(providerRef))?.sends ?? null;
    const stage = used === null ? null : sendsStage({ total, used }, policy.service.sendsLowPercent);
    if (used === null || !stage) continue;
    short.push({ mailboxId: id, total, used, occasion: sendsOccasion({ id, expiresOn }, { total, used }, stage) });
  }
  const fresh = await untold(
    seller,
    short.map(({ occasion }) => occasion),
  );
  const told = short.filter(({ occasion }) => fresh.has(occasion)).map(({ occasion: _, ...sends }) => sends);
  if (told.length === 0) return;
  const outcome = await tellSends({ told }, { seller, actor: SYSTEM("sends") });
  if (isRefusal(outcome)) throw new Error(`sends refused: ${outcome.code}`);
}
