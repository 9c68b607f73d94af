import type { Prisma } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { normaliseLocalPart } from "@/lib/names/name";
import { newId } from "@/lib/platform/ids";
import { createLink } from "@/lib/platform/links";
import { type Context, operation } from "@/lib/platform/operation";
import { channelFor, domainFor, offerOf } from "../offer";
import { startOrderSchema } from "../schema";

/** Days a draft waits for its next answer. */
export const DRAFT_DAYS = 30;

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
    const offer = offerOf(context.policy, { ...input.offer, channel, on: context.today });
    if (isRefusal(offer)) return offer;
    const draft = draftOf(context, { ...input.offer, channel, locale: input.locale });
    await tx.order.create({ data: draft });
    const orderId = draft.id;
    const wish = input.name ? normaliseLocalPart(input.name) : "";
    if (wish)
      await tx.nameChoice.create({
        data: { sellerId: context.seller, orderId, rank: 1, localPart: wish.slice(0, 200) },
      });
    const linkId = await createLink(tx, {
      seller: context.seller,
      purpose: "order",
      subjectId: orderId,
      at: context.now,
    });
    return { orderId, linkId };
  },
});

function draftOf(context: Context, chosen: { plan: string; termMonths: number; channel: string; locale: string }) {
  const id = newId();
  const at = instantToDb(context.now);
  return {
    sellerId: context.seller,
    id,
    // A draft has no payment code: it gets one when it is placed.
    code: `draft-${id}`,
    kind: "activation",
    channel: chosen.channel,
    state: "draft",
    policyVersion: context.policyVersion,
    locale: chosen.locale,
    userId: context.actor.kind === "user" ? context.actor.userId : null,
    planCode: chosen.plan,
    termMonths: chosen.termMonths,
    domain: domainFor(context.policy, chosen.plan),
    createdAt: at,
    updatedAt: at,
    expiresAt: instantToDb(context.now.add({ hours: DRAFT_DAYS * 24 })),
  } satisfies Prisma.OrderUncheckedCreateInput;
}
