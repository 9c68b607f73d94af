import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { lockMailbox } from "@/lib/mailboxes/store";
import { placeAddOn } from "@/lib/mailboxes/store/add-on-order";
import { queueMail } from "@/lib/notifications/store";
import { orderLink } from "@/lib/orders/store";
import { proformaOf } from "@/lib/payments/store/proforma";
import { operation, staffWith } from "@/lib/platform/operation";
import { offerSpaceInput } from "../schema";
import { lockRequest } from "../store";
import { decideRequest } from "../store/decide";

/**
 * The rep places the order of the space that was asked for; whoever asked gets the link to pay it, with a proforma where
 * the policy says so, and it is applied after the payment (row 30). Refuses `request-unknown`, the codes of
 * `decideRequest` and of `placeAddOn`.
 */
export const offerSpace = operation({
  act: "offer-space",
  input: offerSpaceInput,
  may: staffWith("answer-requests"),
  audit: ({ requestId, code, blocks }) => ({ requestId, code, blocks }),
  run: async (tx, { requestId, text, code, blocks }, context) => {
    const request = await lockRequest(tx, context.seller, requestId);
    if (isRefusal(request)) return request;
    if (request.kind !== "more-space" || !request.mailboxId) return refuse("request-unknown");
    const decided = await decideRequest(tx, context, request, { decision: "accept", text });
    if (isRefusal(decided)) return decided;
    const mailbox = await lockMailbox(tx, context.seller, request.mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const buyer = { channel: mailbox.userId ? ("account" as const) : ("public" as const), userId: mailbox.userId };
    const order = await placeAddOn(tx, context, mailbox, { code, blocks }, buyer);
    if (isRefusal(order)) return order;
    await proformaOf(tx, context, order);
    const linkId = await orderLink(tx, context.seller, order.id, context.now);
    await queueMail(tx, context, {
      template: "order-payment",
      to: request.email,
      locale: order.locale,
      facts: { orderId: order.id, linkId, occasion: "asked" },
      dedupeKey: `order-payment:${order.id}:asked`,
    });
    return { requestId, orderId: order.id };
  },
});
