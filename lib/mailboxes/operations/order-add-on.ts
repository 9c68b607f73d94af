import { isRefusal } from "@/lib/kernel/refusal";
import { orderLink } from "@/lib/orders/store";
import { anybody, operation } from "@/lib/platform/operation";
import { channelOf, mailboxToRenew } from "../queries/renewal";
import { orderAddOnInput } from "../schema";
import { lockMailbox } from "../store";
import { placeAddOn } from "../store/add-on-order";

/**
 * Orders blocks of an add-on for a live mailbox, for the days its term still has (row 36). Applied at the provider after
 * the payment. Refuses `mailbox-not-found`, `mailbox-not-live`, `add-on-not-sold`, `add-on-blocks` {min, max},
 * `add-on-too-late` (the term ends today), `price-changed`.
 */
export const orderAddOn = operation({
  act: "order-add-on",
  input: orderAddOnInput,
  may: anybody,
  audit: ({ mailboxId, code, blocks }) => ({ mailboxId, code, blocks }),
  run: async (tx, { mailboxId, code, blocks, seenTotalCents }, context) => {
    const found = await mailboxToRenew(tx, context.seller, { mailboxId }, context.actor);
    if (isRefusal(found)) return found;
    const mailbox = await lockMailbox(tx, context.seller, found.id);
    if (isRefusal(mailbox)) return mailbox;
    const buyer = { channel: channelOf(context.actor), seenTotalCents };
    const order = await placeAddOn(tx, context, mailbox, { code, blocks }, buyer);
    if (isRefusal(order)) return order;
    return { orderId: order.id, linkId: await orderLink(tx, context.seller, order.id, context.now) };
  },
});
