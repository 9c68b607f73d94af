import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { normaliseLocalPart } from "@/lib/names/name";
import { operation } from "@/lib/platform/operation";
import { policyOfBuyer } from "@/lib/resellers/store";
import { channelFor, domainFor, offerOf } from "../offer";
import { startOrderSchema } from "../schema";
import { openDraft } from "../store/draft";

/**
 * Opens an order: a draft with the plan chosen, reached by its private link (`tokenOf(seller, "order", linkId)`). Signed
 * in, it is the user's and no stranger with the link may act on it. Refuses `channel-closed`, `plan-not-sold`.
 */
export const startOrder = operation({
  act: "start-order",
  input: startOrderSchema,
  may: (actor) => actor.kind === "anonymous" || actor.kind === "user",
  audit: ({ offer, locale, channel }) => ({ ...offer, locale, ...(channel ? { channel } : {}) }),
  run: async (tx, input, context) => {
    const channel = channelFor(context.policy, context.actor.kind === "user", input.channel);
    if (!channel) return refuse("channel-closed");
    const userId = context.actor.kind === "user" ? context.actor.userId : null;
    const policy = await policyOfBuyer(tx, context.policy, { seller: context.seller, userId });
    const offer = offerOf(policy, { ...input.offer, channel, on: context.today });
    if (isRefusal(offer)) return offer;
    const domain = domainFor(context.policy, input.offer.plan);
    const draft = await openDraft(tx, context, { ...input.offer, channel, domain, locale: input.locale });
    const wish = input.name ? normaliseLocalPart(input.name) : "";
    if (wish)
      await tx.nameChoice.create({
        data: { sellerId: context.seller, orderId: draft.orderId, rank: 1, localPart: wish.slice(0, 200) },
      });
    return draft;
  },
});
