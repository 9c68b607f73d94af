import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { orderLink } from "@/lib/orders/store";
import { waysToPay } from "@/lib/payments/ways";
import { operation } from "@/lib/platform/operation";
import { policyOfBuyer } from "@/lib/resellers/store";
import { sortOut } from "../bulk";
import { BULK_CHANNEL, orderRenewalsInput } from "../bulk-schema";
import { accountLines } from "../store/account-lines";
import { bulkMailboxes, lockMailboxes } from "../store/bulk";
import { openOrderOf, placeTogether } from "../store/together-order";

/**
 * Orders the renewals of several mailboxes of one's own together, each as it was agreed to (a member's at the price of
 * its agreement): one order with one code, paid
 * once by any way of the account's, and one invoice. An open order for the same is taken up again. Refuses
 * `renewals-changed` {code of the first line that is not as agreed}: nothing is ordered that was not seen;
 * `several-payers` (they are invoiced to different parties: an order each), `method-not-allowed`.
 */
export const orderRenewals = operation({
  act: "order-renewals",
  input: orderRenewalsInput,
  may: (actor) => actor.kind === "user",
  audit: ({ lines }) => ({ mailboxes: lines.length }),
  run: async (tx, { lines: agreed }, context): Promise<Outcome<{ orderId: string; linkId: string }>> => {
    const { seller, actor, now, today: on } = context;
    const userId = actor.kind === "user" ? actor.userId : "";
    const account = { seller, userId };
    const { money } = await policyOfBuyer(tx, context.policy, account);
    if (waysToPay(money, BULK_CHANNEL, true).length === 0) return refuse("method-not-allowed");
    const ids = [...new Set(agreed.map(({ mailboxId }) => mailboxId))].sort();
    await lockMailboxes(tx, account, ids);
    const mailboxes = await bulkMailboxes(tx, account, { ids, take: ids.length });
    const { unstampedOf } = await accountLines(tx, context.policy, { ...account, on }, mailboxes);
    const { lines, refused } = sortOut(unstampedOf, mailboxes, agreed);
    if (refused[0]) return refuse("renewals-changed", { params: { code: refused[0].code } });
    if (new Set(mailboxes.map(({ payer }) => payer.key)).size > 1) return refuse("several-payers");
    const order =
      (await openOrderOf(tx, context, userId, lines)) ??
      (await placeTogether(tx, context, userId, { lines, mailboxes, channel: BULK_CHANNEL }));
    return { orderId: order.id, linkId: await orderLink(tx, seller, order.id, now) };
  },
});
