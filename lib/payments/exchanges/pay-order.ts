import { z } from "zod";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { type OpenedOrder, openOrder } from "@/lib/orders/queries";
import { placeOrderSchema } from "@/lib/orders/schema";
import type { Call } from "@/lib/platform/operation";
import { currentViewer } from "@/lib/platform/session";
import { type PaymentMethod, paymentMethod } from "@/lib/sellers/policy/common";
import { isSlow } from "../arrival";
import { askSlowPayment } from "../operations/ask-slow-payment";
import { payOrderFromPrepaid } from "../operations/pay-order-from-prepaid";
import { payByGateway } from "./open-checkout";

const token = z.string().min(1).max(100);

export const payOrderInput = z.strictObject({
  token,
  method: paymentMethod,
  /** A card used now shall pay the renewals of this account by itself. */
  keepCard: z.boolean().default(false),
  /** With the prepaid way: whose account, when it is not one's own (see `PrepaidSpender`). */
  account: z.union([z.literal(""), z.uuid()]).default(""),
});
export const placeAndPayInput = placeOrderSchema.omit({ orderId: true }).extend(payOrderInput.shape);

/** Where the browser goes next: the gateway's page, or a path of this site. */
export interface NextPage {
  url: string;
}

/**
 * Pays a placed order by its private link. Pressed again it finds the same card page, or says that the order is paid by
 * leading to it. Refuses like `startGatewayPayment`, `openCheckout` and `payOrderFromPrepaid`, `not-signed-in`,
 * `order-unknown`.
 */
export const payOrder = Object.assign(
  async (input: z.input<typeof payOrderInput>, call: Call): Promise<Outcome<NextPage>> => {
    const opened = await ownOrder(call, input.token);
    return isRefusal(opened) ? opened : pay(opened, input, call);
  },
  { schema: payOrderInput },
);

/**
 * The one button of the last step of a purchase: places the order with what was accepted, then pays it. An order placed
 * by an earlier press is simply paid. Refuses like `placeOrder` and `payOrder`.
 */
export const placeAndPay = Object.assign(
  async (input: z.input<typeof placeAndPayInput>, call: Call): Promise<Outcome<NextPage>> => {
    const opened = await ownOrder(call, input.token);
    if (isRefusal(opened)) return opened;
    if (opened.order.state === "draft") {
      const { token: _, method: __, keepCard: ___, account: ____, ...accepted } = input;
      const placing = { seller: call.seller, actor: opened.actor };
      const placed = await placeOrder({ orderId: opened.order.id, ...accepted }, placing);
      // Another press placed it meanwhile: it waits for its money just the same.
      if (isRefusal(placed) && placed.code !== "order-not-draft") return placed;
    }
    return pay(opened, input, call);
  },
  { schema: placeAndPayInput },
);

async function ownOrder(call: Call, token: string): Promise<Outcome<OpenedOrder>> {
  const opened = await openOrder(call.seller, token, await currentViewer(call.seller));
  if (opened === "sign-in") return refuse("not-signed-in");
  return opened ?? refuse("order-unknown");
}

type Chosen = { method: PaymentMethod; keepCard?: boolean | undefined; account?: string | undefined };

async function pay(opened: OpenedOrder, chosen: Chosen, call: Call): Promise<Outcome<NextPage>> {
  const { seller, token, actor } = opened;
  const status = { url: `/${seller}/ordine/${token}` };
  const paid = await payBy(opened, chosen, { seller, actor, ...(call.key ? { key: call.key } : {}) });
  if (!isRefusal(paid)) return paid ?? status;
  // Paid by another press, or in another window: nothing is left to do here.
  const isPaid = paid.code === "order-not-payable" && ["settled", "fulfilled"].includes(String(paid.params?.state));
  return isPaid ? status : paid;
}

/** Where the browser goes from the way chosen; null: nothing is left to do elsewhere. */
async function payBy(
  { seller, token, order }: OpenedOrder,
  { method, keepCard = false, account }: Chosen,
  by: Call,
): Promise<Outcome<NextPage | null>> {
  const subject = { orderId: order.id };
  if (isSlow(method)) {
    const asked = await askSlowPayment({ ...subject, method }, by);
    return isRefusal(asked) ? asked : { url: `/${seller}/paga/${token}/dati` };
  }
  if (method !== "prepaid") return payByGateway({ ...subject, method, keepCard }, by);
  const paid = await payOrderFromPrepaid({ ...subject, ...(account ? { spenderId: account } : {}) }, by);
  return isRefusal(paid) ? paid : null;
}
