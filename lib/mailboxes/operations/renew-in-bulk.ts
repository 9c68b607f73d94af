import { prepaidOf } from "@/lib/accounts/posting";
import { spendableOf } from "@/lib/accounts/store/balance";
import { postSettlements } from "@/lib/accounts/store/bulk";
import { tellWhenLow } from "@/lib/accounts/store/low-balance";
import { invoicePaidTogether } from "@/lib/invoicing/store/bulk";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { placeSettled } from "@/lib/orders/store/bulk";
import { payTogether } from "@/lib/payments/store/bulk";
import { methodsOf } from "@/lib/payments/ways";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type Context, operation } from "@/lib/platform/operation";
import { hasRight } from "@/lib/platform/rights";
import { policyOfBuyer } from "@/lib/resellers/store";
import { type BulkLine, bulkTotals, type LeftOut, sortOut } from "../bulk";
import { BULK_CHANNEL, renewInBulkInput } from "../bulk-schema";
import { type BoughtFor, bulkMailboxes, lockMailboxes } from "../store/bulk";
import { bulkOrders, writeBatch } from "../store/bulk-orders";
import { writeHistories } from "../store/history";

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
 * sent again renews nothing again: each line names the expiry it counts from. Refuses `method-not-allowed`,
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
    const policy = await policyOfBuyer(tx, context.policy, account);
    const own = context.actor.kind === "user" && context.actor.userId === userId;
    if (!own && !reason) return refuse("reason-missing", { field: "reason" });
    if (!methodsOf(policy.money, BULK_CHANNEL).includes("prepaid")) return refuse("method-not-allowed");
    const ids = [...new Set(lines.map(({ mailboxId }) => mailboxId))].sort();
    await lockMailboxes(tx, account, ids);
    const mailboxes = await bulkMailboxes(tx, account, { ids, take: ids.length });
    const sorted = sortOut(policy, mailboxes, lines, { on, channel: BULK_CHANNEL });
    const { refused } = sorted;
    if (sorted.lines.length === 0) return refuse("nothing-to-renew", { params: { code: refused[0]?.code ?? "" } });
    const { totalCents, count: renewed } = bulkTotals(sorted.lines);
    const batch = { id: newId(), userId, reason, renewed, totalCents, refused };
    await writeBatch(tx, context, batch);
    const booked = await carryOut(tx, context, batch, { lines: sorted.lines, mailboxes });
    if (isRefusal(booked)) return insufficient(await spendableOf(tx, seller, userId), totalCents);
    await tellWhenLow(tx, context, userId);
    return { batchId: batch.id, renewed, totalCents, refused };
  },
});

/** Orders, payments, money, invoices, histories and jobs: a handful of statements, however many the lines. */
async function carryOut(
  tx: Tx,
  context: Context,
  { id: batchId, userId }: { id: string; userId: string },
  { lines, mailboxes }: { lines: readonly BulkLine[]; mailboxes: readonly BoughtFor[] },
): Promise<Outcome<null>> {
  const { orders, consents } = await bulkOrders(tx, context, lines, mailboxes);
  await placeSettled(tx, context, { batchId, channel: BULK_CHANNEL, userId, consents }, orders);
  const paid = await payTogether(tx, context, orders);
  const booked = await postSettlements(tx, context, prepaidOf(userId), paid);
  if (isRefusal(booked)) return booked;
  await invoicePaidTogether(tx, context, BULK_CHANNEL, orders);
  const told = orders.map(({ mailboxId, code: order, termMonths }) => ({ mailboxId, facts: { order, termMonths } }));
  await writeHistories(tx, context, "renewal-ordered", told);
  const jobs = orders.map(({ id }) => ({ seller: context.seller, orderId: id }));
  await context.enqueueAll("mailbox.renew", jobs);
  return null;
}

/** Euros, for the sentence that tells it. */
const insufficient = (balanceCents: number, priceCents: number) =>
  refuse("insufficient-balance", {
    params: { missing: (priceCents - balanceCents) / 100, balance: balanceCents / 100, price: priceCents / 100 },
  });
