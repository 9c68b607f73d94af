import { prepaidOf } from "@/lib/accounts/posting";
import { spendableOf } from "@/lib/accounts/store/balance";
import { tellWhenLow } from "@/lib/accounts/store/low-balance";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { isPaidTwice, settleOrder } from "@/lib/orders/store/settle";
import { operation } from "@/lib/platform/operation";
import { policyVersion } from "@/lib/sellers/store";
import { payFromPrepaidInput } from "../schema";
import { createPayment, movePayment } from "../store";
import { mailPaymentReceived } from "../store/mails";
import { methodsOf } from "../ways";

/**
 * Pays a placed order out of its owner's prepaid account; nobody else may, staff included. Refuses `order-unknown`,
 * `order-not-payable`, `renewal-paid`, `method-not-allowed`, and `insufficient-balance` (params: missing, balance and
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
    if (await isPaidTwice(tx, order)) return refuse("renewal-paid");
    const { money } = await policyVersion(tx, context.seller, order.policyVersion);
    const methods = methodsOf(money, order.channel);
    if (!methods.includes("prepaid")) return refuse("method-not-allowed");
    const amountCents = order.totalCents - order.receivedCents;
    const payment = await createPayment(tx, context, { orderId, method: "prepaid", amountCents });
    const settled = await settleOrder(tx, context, order, prepaidOf(owner), payment.id);
    if (isRefusal(settled) && settled.code === "insufficient-balance") {
      return insufficient(await spendableOf(tx, context.seller, owner), amountCents);
    }
    if (isRefusal(settled)) return settled;
    await movePayment(tx, context, payment, "succeed", { receivedCents: amountCents });
    await mailPaymentReceived(tx, context, settled, payment.id);
    await tellWhenLow(tx, context, owner);
    return { orderId, paymentId: payment.id };
  },
});

/** Euros, for the sentence that tells it: amounts to compute with stay in cents. */
const insufficient = (balanceCents: number, priceCents: number) =>
  refuse("insufficient-balance", {
    params: { missing: (priceCents - balanceCents) / 100, balance: balanceCents / 100, price: priceCents / 100 },
  });
