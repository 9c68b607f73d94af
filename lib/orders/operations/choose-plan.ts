import { policyOfOrder } from "@/lib/agreements/store";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { releaseNames } from "@/lib/names/store";
import { anybody, operation } from "@/lib/platform/operation";
import type { Channel } from "@/lib/sellers/policy/common";
import { domainFor, kindsFor, offerOf } from "../offer";
import { choosePlanSchema } from "../schema";
import { lockDraft } from "../store";
import { readAnswers } from "../store/answers";
import { prolongHold } from "../store/hold";

/**
 * Changes plan and term of a draft. Another domain means other addresses: the names must be checked again.
 * Refuses `order-unknown`, `order-not-draft`, `plan-not-sold`, `plan-not-for-kind`.
 */
export const choosePlan = operation({
  act: "choose-plan",
  input: choosePlanSchema,
  may: anybody,
  audit: ({ orderId, offer }) => ({ orderId, ...offer }),
  run: async (tx, { orderId, offer: wanted }, context) => {
    const order = await lockDraft(tx, context, orderId);
    if (isRefusal(order)) return order;
    const policy = await policyOfOrder(tx, context.policy, order);
    const offer = offerOf(policy, { ...wanted, channel: order.channel as Channel, on: context.today });
    if (isRefusal(offer)) return offer;
    const { holder } = readAnswers(order);
    if (holder && !kindsFor(policy, wanted.plan).includes(holder.kind))
      return refuse("plan-not-for-kind", { field: "offer" });
    const domain = domainFor(policy, wanted.plan, order.domain);
    if (domain !== order.domain) {
      await releaseNames(tx, context, orderId);
      await tx.nameChoice.updateMany({
        where: { sellerId: context.seller, orderId },
        data: { answer: "unchecked", reason: null, checkedAt: null },
      });
    }
    await tx.order.update({
      where: { sellerId_id: { sellerId: context.seller, id: orderId } },
      data: { planCode: wanted.plan, termMonths: wanted.termMonths, domain, updatedAt: instantToDb(context.now) },
    });
    await prolongHold(tx, context, order);
    return { orderId };
  },
});
