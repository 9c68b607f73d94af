import type { Request } from "@/lib/generated/prisma/client";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { channelFor, domainFor } from "@/lib/orders/offer";
import { openDraft } from "@/lib/orders/store/draft";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import type { Offered } from "../offer";
import { decideRequest } from "./decide";

/**
 * Opens one of the orders that were offered on a locked request, of whoever asked: reached by its private link, or in
 * their account. Refuses `offer-taken` {mailboxes}: as many as were offered are ordered, `channel-closed`.
 */
export async function openOffered(
  tx: Tx,
  context: Context,
  { sellerId, id: requestId, userId }: Request,
  { planCode: plan, termMonths, mailboxes }: Offered,
): Promise<Outcome<{ orderId: string; linkId: string }>> {
  const made = await tx.order.count({
    where: { sellerId, requestId, state: { notIn: ["cancelled", "expired"] } },
  });
  if (made >= mailboxes) return refuse("offer-taken", { params: { mailboxes } });
  const channel = channelFor(context.policy, userId !== null) ?? channelFor(context.policy, false);
  if (!channel) return refuse("channel-closed");
  const domain = domainFor(context.policy, plan);
  return openDraft(tx, context, { plan, termMonths, channel, domain, locale: "it", userId, requestId });
}

/** Accepts a locked request by the offer, and opens the first of its orders; answers its id. Refuses as `decideRequest`. */
export async function openFirst(
  tx: Tx,
  context: Context,
  request: Request,
  { text, ...offered }: Offered & { text: string },
): Promise<Outcome<string>> {
  const decided = await decideRequest(tx, context, request, { decision: "accept", text });
  if (isRefusal(decided)) return decided;
  const opened = await openOffered(tx, context, request, offered);
  return isRefusal(opened) ? opened : opened.orderId;
}
