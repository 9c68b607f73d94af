import { z } from "zod";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { channelFor, domainFor, kindsFor, offerOf } from "@/lib/orders/offer";
import { holderSchema, startOrderSchema } from "@/lib/orders/schema";
import { sealAnswers } from "@/lib/orders/store/answers";
import { openDraft } from "@/lib/orders/store/draft";
import { hasRole } from "@/lib/platform/actor";
import { unseal } from "@/lib/platform/crypto";
import { operation } from "@/lib/platform/operation";
import { policyOfBuyer } from "../store";

/**
 * A reseller opens an order for a customer of its own, with the customer's data filled in. Refuses `customer-unknown`
 * (somebody else's too), `channel-closed`, `plan-not-sold`.
 */
export const startCustomerOrder = operation({
  act: "start-customer-order",
  input: startOrderSchema.pick({ offer: true, locale: true }).extend({ holderId: z.uuid() }),
  may: (actor) => actor.kind === "user" && hasRole(actor, "reseller"),
  audit: ({ holderId, offer }) => ({ holderId, ...offer }),
  run: async (
    tx,
    { holderId, offer: wanted, locale },
    context,
  ): Promise<Outcome<{ orderId: string; linkId: string }>> => {
    const { seller: sellerId, actor } = context;
    const userId = actor.kind === "user" ? actor.userId : null;
    const holder = userId && (await tx.holder.findFirst({ where: { sellerId, id: holderId, userId } }));
    if (!holder) return refuse("customer-unknown");
    const policy = await policyOfBuyer(tx, context.policy, { seller: sellerId, userId });
    const channel = channelFor(policy, true);
    if (!channel) return refuse("channel-closed");
    const offer = offerOf(policy, { ...wanted, channel, on: context.today });
    if (isRefusal(offer)) return offer;
    const draft = await openDraft(tx, context, { ...wanted, channel, domain: domainFor(policy, wanted.plan), locale });
    // Data kept before a kind of holder had its fields of today are asked anew.
    const known = holderSchema.safeParse(unseal(holder.detailsSealed)).data;
    if (known && kindsFor(policy, wanted.plan).includes(known.kind))
      await tx.order.update({
        where: { sellerId_id: { sellerId, id: draft.orderId } },
        data: { answersSealed: sealAnswers({ holder: known }) },
      });
    return draft;
  },
});
