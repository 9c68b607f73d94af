import type { Mailbox } from "@/lib/generated/prisma/client";
import type { Day } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import { policyOfBuyer } from "@/lib/resellers/store";
import type { Policy } from "@/lib/sellers/policy";
import type { Channel } from "@/lib/sellers/policy/common";
import { renewalRule } from "../renewals";
import { dealOf } from "../store";
import { shareOf } from "../terms";

/** By what the renewal of a mailbox is priced for whoever renews it alone. */
export interface RenewalGround {
  policy: Policy;
  channel: Channel;
  agreementId: string | null;
  /** Net cents of a term that the professional order bears. */
  share: (termMonths: number) => number;
}

/** Who renews, where and when; `userId`: the account that buys, null: nobody's. */
interface Renewing {
  userId: string | null;
  channel: Channel;
  on: Day;
}

/**
 * By what a mailbox is renewed as a plan: bought under an agreement, as was agreed (`renewalRule`), else at the buyer's
 * own prices. Where its agreement has ended for good nothing is on sale for it online.
 */
export async function renewalGround(
  tx: Tx,
  policy: Policy,
  mailbox: Pick<Mailbox, "sellerId" | "orderId">,
  { userId, channel, on }: Renewing,
): Promise<(plan: string) => RenewalGround> {
  const { sellerId, orderId: id } = mailbox;
  const list = { channel, agreementId: null, share: () => 0 };
  const buyers = { ...list, policy: await policyOfBuyer(tx, policy, { seller: sellerId, userId }) };
  const bought = id ? await tx.order.findUnique({ where: { sellerId_id: { sellerId, id } } }) : null;
  if (!bought?.agreementId) return () => buyers;
  const { agreementId } = bought;
  const row = await tx.agreement.findUniqueOrThrow({ where: { sellerId_id: { sellerId, id: agreementId } } });
  const deal = dealOf(row);
  return (plan) => {
    const rule = renewalRule(policy, deal, { plan, on });
    if (!rule) return { ...list, policy: withoutRenewals(policy) };
    if (!rule.agreed) return buyers;
    const share = (termMonths: number) => shareOf(deal.terms, { plan, act: "renewal", termMonths });
    return { policy: rule.policy, channel: rule.channel, agreementId, share };
  };
}

const withoutRenewals = (policy: Policy): Policy => ({
  ...policy,
  catalogue: { ...policy.catalogue, prices: policy.catalogue.prices.filter(({ act }) => act !== "renewal") },
});
