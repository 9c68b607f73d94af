import { prepaidOf } from "@/lib/accounts/posting";
import { spendableOf } from "@/lib/accounts/store/balance";
import { tellWhenLow } from "@/lib/accounts/store/low-balance";
import { spendAs } from "@/lib/accounts/store/spender";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { settleOrder } from "@/lib/orders/store/settle";
import { newId } from "@/lib/platform/ids";
import { operation } from "@/lib/platform/operation";
import { payFromPrepaidInput } from "../schema";
import { recordPaid } from "../store";
import { mailPaymentReceived } from "../store/mails";
import { payableBy } from "../store/payable";

/**
 * Pays a placed order out of its owner's prepaid account, or out of another's who lets its owner spend; nobody else may,
 * staff included. Refuses `order-unknown`, `order-not-payable`, `renewal-paid`, `renewal-too-late`, `mailbox-gone`,
 * `method-not-allowed`, and `insufficient-balance` (params: missing, balance and price in euros; the credit of a
 * reseller counts as balance). Of another's account also `spender-unknown`, `spending-limit` (params: left, in euros)
 * and `account-short`.
 */
export const payOrderFromPrepaid = operation({
  act: "pay-order-from-prepaid",
  input: payFromPrepaidInput,
  may: (actor) => actor.kind === "user",
  audit: ({ orderId, spenderId = null }) => ({ orderId, spenderId }),
  run: async (tx, { orderId, spenderId }, context): Promise<Outcome<{ orderId: string; paymentId: string }>> => {
    const found = await lockOrder(tx, context, orderId);
    if (isRefusal(found)) return found;
    const userId = context.actor.kind === "user" ? context.actor.userId : null;
    if (!userId || found.userId !== userId) return refuse("order-unknown");
    const order = await payableBy(tx, context, found, "prepaid");
    if (isRefusal(order)) return order;
    const amountCents = order.totalCents - order.receivedCents;
    const owner = spenderId ? await spendAs(tx, context, { spenderId, userId, amountCents }) : userId;
    if (isRefusal(owner)) return owner;
    const paymentId = newId();
    const settled = await settleOrder(tx, context, order, prepaidOf(owner), paymentId);
    if (isRefusal(settled) && settled.code === "insufficient-balance") {
      // What another has is not told.
      if (spenderId) return refuse("account-short");
      return insufficient(await spendableOf(tx, context.seller, owner), amountCents);
    }
    if (isRefusal(settled)) return settled;
    await recordPaid(tx, context, { id: paymentId, orderId, method: "prepaid", amountCents });
    await mailPaymentReceived(tx, context, settled, paymentId);
    await tellWhenLow(tx, context, owner);
    return { orderId, paymentId };
  },
});

/** Euros, for the sentence that tells it: amounts to compute with stay in cents. */
const insufficient = (balanceCents: number, priceCents: number) =>
  refuse("insufficient-balance", {
    params: { missing: (priceCents - balanceCents) / 100, balance: balanceCents / 100, price: priceCents / 100 },
  });
