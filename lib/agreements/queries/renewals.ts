import { spendableOf } from "@/lib/accounts/store/balance";
import { type BulkLine, bulkTotals, MOST_AT_ONCE } from "@/lib/mailboxes/bulk";
import type { BulkReview } from "@/lib/mailboxes/queries/bulk";
import { renewalTerms } from "@/lib/mailboxes/renewal";
import { bulkMailboxes } from "@/lib/mailboxes/store/bulk";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { policyInForce } from "@/lib/sellers/store";
import { agreementLine, renewalRule, wholePrices } from "../renewals";
import { dealOf } from "../store";

/**
 * What renewing mailboxes of an agreement out of the professional order's account would be today: those named, or all.
 * `accountUserId`: whose account that is; null: nobody's yet. The caller has checked who asks.
 */
export async function reviewRenewals(
  seller: string,
  agreementId: string,
  { ids, termMonths }: { ids: readonly string[]; termMonths?: number | undefined },
): Promise<BulkReview & { accountUserId: string | null }> {
  const on = today();
  const [row, found] = await Promise.all([
    db().agreement.findUniqueOrThrow({ where: { sellerId_id: { sellerId: seller, id: agreementId } } }),
    policyInForce(db(), seller, on),
  ]);
  if (!found) throw new Error(`no policy of ${seller}`);
  const { policy } = found;
  const deal = dealOf(row);
  const only = ids.filter(isId).slice(0, MOST_AT_ONCE);
  const some = { take: MOST_AT_ONCE, ...(only.length > 0 ? { ids: only } : {}) };
  const mailboxes = await bulkMailboxes(db(), { seller, agreementId }, some);
  const lines: BulkLine[] = mailboxes.map((mailbox) => agreementLine(policy, deal, mailbox, { termMonths, on }));
  const terms = [...new Set(mailboxes.map(({ plan }) => plan))].flatMap((plan) => {
    const rule = renewalRule(policy, wholePrices(deal), { plan, on });
    return rule ? renewalTerms(rule.policy, plan, rule.channel, on) : [];
  });
  const { accountUserId } = row;
  return {
    lines,
    totals: bulkTotals(lines),
    terms: [...new Set(terms)].sort((a, b) => a - b),
    spendableCents: accountUserId ? await spendableOf(db(), seller, accountUserId) : null,
    accountUserId,
  };
}
