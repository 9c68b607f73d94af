import type { Mailbox } from "@/lib/generated/prisma/client";
import type { Day } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import { policiesOfBuyers, policyOfBuyer } from "@/lib/resellers/store";
import type { Policy } from "@/lib/sellers/policy";
import type { Channel } from "@/lib/sellers/policy/common";
import type { Deal } from "../price-list";
import { renewalRule } from "../renewals";
import { dealOf } from "../store";
import { shareOf } from "../terms";

/** By what the renewal of a mailbox is priced for whoever renews it alone. */
export interface RenewalGround {
  policy: Policy;
  channel: Channel;
  agreementId: string | null;
  /** Its agreement has ended for good: nothing is on sale for it. */
  over: boolean;
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
  const buyers = await policyOfBuyer(tx, policy, { seller: sellerId, userId });
  const bought = id ? await tx.order.findUnique({ where: { sellerId_id: { sellerId, id } } }) : null;
  const deals = await dealsOf(tx, sellerId, bought?.agreementId ? [bought.agreementId] : []);
  return (plan) => groundOf(policy, buyers, { plan, channel, on, agreement: deals.get(bought?.agreementId ?? "") });
}

/** A mailbox that renews itself in the account it is in; `agreementId`: the agreement it was bought under. */
interface SelfRenewing {
  plan: string;
  userId: string | null;
  agreementId: string | null;
}

/** The same for many mailboxes, each renewed by its own account: those alike have one ground between them. */
export async function renewalGrounds(
  tx: Tx,
  policy: Policy,
  seller: string,
  mailboxes: readonly SelfRenewing[],
  on: Day,
): Promise<(mailbox: SelfRenewing) => RenewalGround> {
  const distinct = (ids: (string | null)[]) => [...new Set(ids)].filter((id) => id !== null);
  const deals = await dealsOf(tx, seller, distinct(mailboxes.map(({ agreementId }) => agreementId)));
  const buyers = await policiesOfBuyers(tx, policy, seller, distinct(mailboxes.map(({ userId }) => userId)));
  const known = new Map<string, RenewalGround>();
  return ({ plan, userId, agreementId }) => {
    const own = userId ? buyers.get(userId) : undefined;
    const channel = userId ? ("account" as const) : ("public" as const);
    const key = `${plan}|${agreementId}|${channel}|${own ? userId : ""}`;
    const found = known.get(key);
    if (found) return found;
    const ground = groundOf(policy, own ?? policy, { plan, channel, on, agreement: deals.get(agreementId ?? "") });
    known.set(key, ground);
    return ground;
  };
}

type Agreed = { id: string; deal: Deal };

async function dealsOf(tx: Tx, sellerId: string, ids: readonly string[]): Promise<Map<string, Agreed>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.agreement.findMany({ where: { sellerId, id: { in: [...ids] } } });
  return new Map(rows.map((row) => [row.id, { id: row.id, deal: dealOf(row) }]));
}

function groundOf(
  policy: Policy,
  buyers: Policy,
  { plan, channel, on, agreement }: { plan: string; channel: Channel; on: Day; agreement: Agreed | undefined },
): RenewalGround {
  const list = { channel, agreementId: null, over: false, share: () => 0 };
  if (!agreement) return { ...list, policy: buyers };
  const { id: agreementId, deal } = agreement;
  const rule = renewalRule(policy, deal, { plan, on });
  if (!rule) return { ...list, over: true, policy: withoutRenewals(policy) };
  if (!rule.agreed) return { ...list, policy: buyers };
  const share = (termMonths: number) => shareOf(deal.terms, { plan, act: "renewal", termMonths });
  return { policy: rule.policy, channel: rule.channel, agreementId, over: false, share };
}

const withoutRenewals = (policy: Policy): Policy => ({
  ...policy,
  catalogue: { ...policy.catalogue, prices: policy.catalogue.prices.filter(({ act }) => act !== "renewal") },
});
