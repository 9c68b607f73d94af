import { prepaidOf } from "@/lib/accounts/posting";
import { spendableOf } from "@/lib/accounts/store/balance";
import { tellWhenLow } from "@/lib/accounts/store/low-balance";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { tooLateToRenew } from "@/lib/mailboxes/store/paid-late";
import { lockOrder } from "@/lib/orders/store";
import { settleOrder } from "@/lib/orders/store/settle";
import { newId } from "@/lib/platform/ids";
import { operation } from "@/lib/platform/operation";
import { policyVersion } from "@/lib/sellers/store";
import { payFromPrepaidInput } from "../schema";
import { recordPaid } from "../store";
import { mailPaymentReceived } from "../store/mails";
import { methodsOf } from "../ways";

/**
 * Pays a placed order out of its owner's prepaid account; nobody else may, staff included. Refuses `order-unknown`,
 * `order-not-payable`, `renewal-paid`, `renewal-too-late`, `mailbox-gone`, `method-not-allowed`, and `insufficient-balance` (params: missing, balance and
 * price in euros; the credit of a reseller counts as balance).
 */
export const payOrderFromPrepaid = operation({
  act: "pay-order-from-prepaid",
  input: payFromPrepaidInput,
  may: (actor) => actor.kind === "user",
  audit: ({ orderId }) => ({ orderId }),
  run: async (tx, { orderId }, context): Promise<Outcome<{ orderId: string; paymentId: string }>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const owner = context.actor.kind === "user" ? context.actor.userId : null;
    if (!owner || order.userId !== owner) return refuse("order-unknown");
    if (order.state !== "placed") return refuse("order-not-payable", { params: { state: order.state } });
    const { money } = await policyVersion(tx, context.seller, order.policyVersion);
    const methods = methodsOf(money, order.channel);
    if (!methods.includes("prepaid")) return refuse("method-not-allowed");
    const tooLate = await tooLateToRenew(tx, context, order, context.today);
    if (tooLate) return refuse(tooLate);
    const amountCents = order.totalCents - order.receivedCents;
    const paymentId = newId();
    const settled = await settleOrder(tx, context, order, prepaidOf(owner), paymentId);
    if (isRefusal(settled) && settled.code === "insufficient-balance") {
      return insufficient(await spendableOf(tx, context.seller, owner), amountCents);
    }
    if (isRefusal(settled)) return settled.code === "already-renewed" ? refuse("renewal-paid") : settled;
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
