import type { Order } from "@/lib/generated/prisma/client";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { standingOn } from "@/lib/mailboxes/store/together-lost";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import type { PaymentMethod } from "@/lib/sellers/policy/common";
import { policyVersion } from "@/lib/sellers/store";
import { methodsOf } from "../ways";
import { leaveLostOut } from "./left-out";

/**
 * A locked order as it may be paid today in one of the ways its policy takes: without the renewals that are lost. Nobody
 * is asked for money that would have to be given back. Refuses `order-not-payable` (params: state),
 * `method-not-allowed`, `renewal-paid`, `renewal-too-late`, `mailbox-gone`.
 */
export async function payableBy(
  tx: Tx,
  context: Context,
  order: Order,
  method: PaymentMethod,
): Promise<Outcome<Order>> {
  if (order.state !== "placed") return refuse("order-not-payable", { params: { state: order.state } });
  const { money } = await policyVersion(tx, context.seller, order.policyVersion);
  if (!methodsOf(money, order.channel).includes(method)) return refuse("method-not-allowed");
  const { tooLate, renewalPaid, lost } = await standingOn(tx, context, order, context.today);
  if (tooLate) return refuse(tooLate);
  if (renewalPaid) return refuse("renewal-paid");
  return leaveLostOut(tx, context, order, { lost, paid: false });
}
