import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { methodsOf } from "@/lib/payments/ways";
import { newId } from "@/lib/platform/ids";
import { operation } from "@/lib/platform/operation";
import { hasRight } from "@/lib/platform/rights";
import { policyOfBuyer } from "@/lib/resellers/store";
import { bulkTotals, type LeftOut, sortOut } from "../bulk";
import { BULK_CHANNEL, renewInBulkInput } from "../bulk-schema";
import { accountLines } from "../store/account-lines";
import { bulkMailboxes, lockMailboxes } from "../store/bulk";
import { writeBatch } from "../store/bulk-orders";
import { renewTogether } from "../store/renew-together";

/** What became of a list: mailboxes renewed, and those left out with a refusal code each. */
interface RenewedInBulk {
  batchId: string;
  renewed: number;
  totalCents: number;
  refused: LeftOut[];
}

/**
 * Renews mailboxes of one account together, each as it was agreed to, out of the account's prepaid money: each wholly or
 * not at all, all that can be by one payment or none. The owner, or the staff for an owner and a reason. The same list
 * sent again renews nothing again: each line names the expiry it counts from. What professional orders bear wholly
 * needs no such account. Refuses `method-not-allowed`,
 * `reason-missing`, `nothing-to-renew` {code of the first line}, `insufficient-balance` {missing, balance, price: euros}.
 */
export const renewInBulk = operation({
  act: "renew-in-bulk",
  input: renewInBulkInput,
  may: (actor, { userId }) =>
    actor.kind === "user" && (actor.userId === userId || hasRight(actor, "renew-for-customers")),
  audit: ({ userId, lines, reason }) => ({ userId, mailboxes: lines.length, ...(reason ? { reason } : {}) }),
  run: async (tx, { userId, lines, reason }, context): Promise<Outcome<RenewedInBulk>> => {
    const { seller, today: on } = context;
    const account = { seller, userId };
    const own = context.actor.kind === "user" && context.actor.userId === userId;
    if (!own && !reason) return refuse("reason-missing", { field: "reason" });
    const { money } = await policyOfBuyer(tx, context.policy, account);
    const owed = lines.some(({ totalCents }) => totalCents > 0);
    if (owed && !methodsOf(money, BULK_CHANNEL).includes("prepaid")) return refuse("method-not-allowed");
    const ids = [...new Set(lines.map(({ mailboxId }) => mailboxId))].sort();
    await lockMailboxes(tx, account, ids);
    const mailboxes = await bulkMailboxes(tx, account, { ids, take: ids.length });
    const { lineOf } = await accountLines(tx, context.policy, { ...account, on }, mailboxes);
    const sorted = sortOut(lineOf, mailboxes, lines);
    const { refused } = sorted;
    if (sorted.lines.length === 0) return refuse("nothing-to-renew", { params: { code: refused[0]?.code ?? "" } });
    const { totalCents, count: renewed } = bulkTotals(sorted.lines);
    const batch = { id: newId(), userId, reason, renewed, totalCents, refused };
    await writeBatch(tx, context, batch);
    const booked = await renewTogether(tx, context, batch, { lines: sorted.lines, mailboxes });
    if (isRefusal(booked)) return booked;
    return { batchId: batch.id, renewed, totalCents, refused };
  },
});
