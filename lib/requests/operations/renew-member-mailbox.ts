import { receiptsBy } from "@/lib/accounts/posting";
import { priceOf } from "@/lib/catalogue/prices";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { renewalByHand } from "@/lib/mailboxes/special-price";
import { settleOrder } from "@/lib/orders/store/settle";
import { operation, staffWith } from "@/lib/platform/operation";
import { renewMemberMailboxInput } from "../schema";
import { lockRequest } from "../store";
import { decideRequest } from "../store/decide";
import { groundOfMember } from "../store/member-renewal";
import { orderByHand, renewableByHand } from "../store/special-renewal";

/**
 * The rep renews a member's mailbox asked for on paper, at the price of its agreement, whatever the window says (row 25):
 * whoever asked is sent the way to pay it; what the professional order bears whole is renewed at once. Refuses
 * `request-unknown`, `not-under-agreement`, `agreement-no-renewal`, `renewal-no-price`, the codes of `decideRequest` and as
 * `renewableByHand`: then nothing is decided.
 */
export const renewMemberMailbox = operation({
  act: "renew-member-mailbox",
  input: renewMemberMailboxInput,
  may: staffWith("answer-requests"),
  audit: ({ requestId, termMonths }) => ({ requestId, termMonths }),
  run: async (
    tx,
    { requestId, text, termMonths },
    context,
  ): Promise<Outcome<{ requestId: string; orderId: string }>> => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    if (request.kind !== "member-renewal") return refuse("request-unknown");
    const decided = await decideRequest(tx, context, request, { decision: "accept", text });
    if (isRefusal(decided)) return decided;
    const found = await renewableByHand(tx, context, request);
    if (isRefusal(found)) return found;
    const ground = await groundOfMember(tx, context, found.mailbox);
    if (isRefusal(ground)) return ground;
    const { policy, channel, agreementId, share } = ground;
    const sold = { plan: found.mailbox.planCode, act: "renewal", channel, termMonths, on: context.today } as const;
    const price = priceOf(policy, sold);
    if (!price) return refuse("renewal-no-price", { field: "termMonths" });
    const priced = renewalByHand(policy, found.byHand, { termMonths, netCents: price.netCents });
    if (isRefusal(priced)) return priced;
    const userId = request.userId ?? found.mailbox.userId;
    const sale = { channel, userId, agreementId, shareCents: share(termMonths) };
    const order = await orderByHand(tx, context, request, { ...found, ...priced, termMonths, sale });
    const free = order.totalCents === 0 && (await settleOrder(tx, context, order, receiptsBy("free")));
    return isRefusal(free) ? free : { requestId, orderId: order.id };
  },
});
