import { drawContract } from "@/lib/contracts/exchanges/draw-contract";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Call, z } from "@/lib/platform/operation";
import { currentViewer } from "@/lib/platform/session";
import { placeOrder } from "../operations/place-order";
import { openOrder } from "../queries";
import { placeOnPaperSchema } from "../schema";

/**
 * The last step on paper: the contract is drawn as the order stands, then the order is placed; form and contract are
 * printed from its page. Refuses what `drawContract` and `placeOrder` refuse, `order-not-on-paper`, `not-signed-in`.
 */
export const placeOnPaper = Object.assign(
  async (
    { token, ...accepted }: z.input<typeof placeOnPaperSchema>,
    call: Call,
  ): Promise<Outcome<{ token: string }>> => {
    const opened = await openOrder(call.seller, token, await currentViewer(call.seller));
    if (opened === "sign-in") return refuse("not-signed-in");
    if (!opened) return refuse("order-unknown");
    const { order, actor } = opened;
    if (order.channel !== "paper") return refuse("order-not-on-paper");
    if (order.state === "placed") return { token };
    const by = { seller: call.seller, actor };
    const drawn = await drawContract(order.id, by);
    if (isRefusal(drawn)) return drawn;
    const placed = await placeOrder({ orderId: order.id, ...accepted }, by);
    return isRefusal(placed) ? placed : { token };
  },
  { schema: placeOnPaperSchema },
);
