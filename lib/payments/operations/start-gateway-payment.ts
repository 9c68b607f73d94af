import { lockTopUp } from "@/lib/accounts/store/top-up";
import { missingOf } from "@/lib/accounts/top-up";
import type { Payment } from "@/lib/generated/prisma/client";
import { instantFromDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import { anybody, type Context, operation, type z } from "@/lib/platform/operation";
import {
  GATEWAY_METHODS,
  GATEWAY_PAGE_MINUTES,
  type GatewayMethod,
  isLive,
  SHORTEST_GATEWAY_PAGE_MINUTES,
} from "../payment";
import { startGatewayPaymentInput } from "../schema";
import { createPayment, movePayment } from "../store";
import { payableBy } from "../store/payable";

interface Subject {
  orderId?: string;
  topUpId?: string;
  amountCents: number;
}
type Given = z.infer<typeof startGatewayPaymentInput>;

/**
 * Asks for an order or a top-up to be paid on a gateway's page. At most one such payment of a subject is live: a second
 * press gets the same one. Refuses `order-unknown`, `order-not-payable`, `top-up-unknown`, `top-up-not-payable`,
 * `method-not-allowed`, `renewal-paid`, `renewal-too-late`, `mailbox-gone`.
 */
export const startGatewayPayment = operation({
  act: "start-gateway-payment",
  input: startGatewayPaymentInput,
  may: anybody,
  audit: ({ orderId = null, topUpId = null, method, keepCard }) => ({ orderId, topUpId, method, keepCard }),
  run: async (tx, input, context): Promise<Outcome<{ paymentId: string }>> => {
    const subject = input.orderId
      ? await orderToPay(tx, context, input.orderId, input.method)
      : await topUpToPay(tx, context, input.topUpId ?? "", input.method);
    if (isRefusal(subject)) return subject;
    const live = await livePayment(tx, context, subject, input);
    if (live) return { paymentId: live.id };
    const expiresAt = context.now.add({ minutes: GATEWAY_PAGE_MINUTES });
    const payment = await createPayment(tx, context, {
      ...subject,
      method: input.method,
      expiresAt,
      keepCard: input.keepCard,
    });
    return { paymentId: payment.id };
  },
});

async function orderToPay(tx: Tx, context: Context, orderId: string, method: GatewayMethod): Promise<Outcome<Subject>> {
  const found = await lockOrder(tx, context, orderId);
  if (isRefusal(found)) return found;
  const order = await payableBy(tx, context, found, method);
  if (isRefusal(order)) return order;
  return { orderId, amountCents: order.totalCents - order.receivedCents };
}

async function topUpToPay(tx: Tx, context: Context, topUpId: string, method: GatewayMethod): Promise<Outcome<Subject>> {
  const topUp = await lockTopUp(tx, context.seller, topUpId);
  if (isRefusal(topUp)) return topUp;
  const { actor } = context;
  if (actor.kind !== "user" || actor.userId !== topUp.userId) return refuse("top-up-unknown");
  if (topUp.state !== "booked") return refuse("top-up-not-payable", { params: { state: topUp.state } });
  if (!context.policy.money.topUpMethods.includes(method)) return refuse("method-not-allowed");
  return { topUpId, amountCents: missingOf(topUp) };
}

/** The live payment of the same way and amount that can still be opened; any other that still lives is ended. */
async function livePayment(tx: Tx, context: Context, subject: Subject, given: Given): Promise<Payment | null> {
  const { amountCents, ...of } = subject;
  const found = await tx.payment.findMany({
    where: {
      sellerId: context.seller,
      ...of,
      method: { in: [...GATEWAY_METHODS] },
      state: { in: ["created", "pending"] },
    },
    orderBy: { createdAt: "desc" },
  });
  const { method, keepCard } = given;
  const isSame = (payment: Payment) =>
    payment.amountCents === amountCents && payment.method === method && payment.keepCard === keepCard;
  const usable = found.find((payment) => isSame(payment) && isUsable(payment, context));
  for (const payment of found) if (payment !== usable) await movePayment(tx, context, payment, "expire");
  return usable ?? null;
}

/** Open at the gateway for a while yet; or not yet opened there, with time enough left to be. */
function isUsable(payment: Payment, context: Context): boolean {
  if (!isLive(payment.state) || !payment.expiresAt) return false;
  const left = instantFromDb(payment.expiresAt).since(context.now).total("minutes");
  return left > (payment.state === "pending" ? 1 : SHORTEST_GATEWAY_PAGE_MINUTES);
}
