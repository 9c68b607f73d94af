import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { bulkTotals, type LeftOut, sortOut } from "@/lib/mailboxes/bulk";
import { BULK_CHANNEL, renewInBulkInput } from "@/lib/mailboxes/bulk-schema";
import { bulkMailboxes, lockMailboxes } from "@/lib/mailboxes/store/bulk";
import { writeBatch } from "@/lib/mailboxes/store/bulk-orders";
import { renewTogether } from "@/lib/mailboxes/store/renew-together";
import { methodsOf } from "@/lib/payments/ways";
import { newId } from "@/lib/platform/ids";
import { anybody, operation, z } from "@/lib/platform/operation";
import { agreementLine } from "../renewals";
import { dealOf, lockAgreement } from "../store";
import { isOneOfItsPeople, mustManage } from "../store/managers";

interface Renewed {
  agreementId: string;
  batchId: string;
  renewed: number;
  totalCents: number;
  refused: LeftOut[];
}

/**
 * Renews mailboxes bought under an agreement, each as it was agreed to, out of the professional order's prepaid account at
 * the whole of the agreement's prices: each wholly or not at all, all that can be by one payment or none. Its own people,
 * or the staff for a reason. The same list sent again renews nothing again. Refuses `agreement-unknown`, `reason-missing`,
 * `agreement-no-account`, `method-not-allowed`, `nothing-to-renew` {code of the first line}, `insufficient-balance`
 * {missing, balance, price: euros}.
 */
export const renewMailboxes = operation({
  act: "renew-agreement-mailboxes",
  input: renewInBulkInput.omit({ userId: true }).extend({ agreementId: z.uuid() }),
  may: anybody,
  audit: ({ agreementId, lines, reason }) => ({ agreementId, mailboxes: lines.length, ...(reason ? { reason } : {}) }),
  run: async (tx, { agreementId, lines, reason }, context): Promise<Outcome<Renewed>> => {
    const may = await mustManage(tx, context, agreementId);
    if (isRefusal(may)) return may;
    if (!reason && !(await isOneOfItsPeople(tx, context, agreementId)))
      return refuse("reason-missing", { field: "reason" });
    const agreement = await lockAgreement(tx, context, agreementId);
    if (isRefusal(agreement)) return agreement;
    const { policy, seller, today: on } = context;
    const { accountUserId: userId } = agreement;
    if (!userId) return refuse("agreement-no-account");
    if (!methodsOf(policy.money, BULK_CHANNEL).includes("prepaid")) return refuse("method-not-allowed");
    const deal = dealOf(agreement);
    const of = { seller, agreementId };
    const ids = [...new Set(lines.map(({ mailboxId }) => mailboxId))].sort();
    await lockMailboxes(tx, of, ids);
    const mailboxes = await bulkMailboxes(tx, of, { ids, take: ids.length });
    const sorted = sortOut(
      (each, termMonths) => agreementLine(policy, deal, each, { termMonths, on, agreementId }),
      mailboxes,
      lines,
    );
    const { refused } = sorted;
    if (sorted.lines.length === 0) return refuse("nothing-to-renew", { params: { code: refused[0]?.code ?? "" } });
    const { totalCents, count: renewed } = bulkTotals(sorted.lines);
    const batch = { id: newId(), userId, reason, renewed, totalCents, refused, agreementId };
    await writeBatch(tx, context, batch);
    const booked = await renewTogether(tx, context, batch, { lines: sorted.lines, mailboxes });
    return isRefusal(booked) ? booked : { agreementId, batchId: batch.id, renewed, totalCents, refused };
  },
});
