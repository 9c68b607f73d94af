import type { Request, SpecialRenewal } from "@/lib/generated/prisma/client";
import { partyOf } from "@/lib/invoicing/store/party";
import { addDays, fromDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { renewing } from "@/lib/mailboxes/extras";
import { afterEvent } from "@/lib/mailboxes/mailbox";
import { type RenewedByHand, renewalByHand } from "@/lib/mailboxes/special-price";
import { lockMailbox } from "@/lib/mailboxes/store";
import { heldBy } from "@/lib/mailboxes/store/add-ons";
import { buyerOf } from "@/lib/mailboxes/store/buyer";
import { placeRenewal } from "@/lib/mailboxes/store/renewal-order";
import { notBeingRevoked } from "@/lib/mailboxes/store/revoke";
import { queueMail } from "@/lib/notifications/store";
import { orderLink } from "@/lib/orders/store";
import { methodsOf } from "@/lib/payments/ways";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { isRenewal } from "../request";
import { decideRequest } from "./decide";

interface Proposed {
  termMonths: number;
  netCents: number;
}

/**
 * The mailbox a request wants renewed, locked, and what it comes to at a price. Refuses `request-unknown` (another kind,
 * or a mailbox we don't know), `mailbox-being-revoked`, `mailbox-cannot-renewed` {state}, `renewal-paid`, and as
 * `renewalByHand`.
 */
export async function priceByHand(tx: Tx, context: Context, request: Request, proposed: Proposed) {
  if (!isRenewal(request.kind) || !request.mailboxId) return refuse("request-unknown");
  const mailbox = await lockMailbox(tx, context.seller, request.mailboxId);
  if (isRefusal(mailbox)) return mailbox;
  if (!mailbox.expiresOn) return refuse("request-unknown");
  const possible = afterEvent(mailbox.state, "renewed");
  if (isRefusal(possible)) return possible;
  const closing = notBeingRevoked(mailbox);
  if (isRefusal(closing)) return closing;
  const { sellerId, id: mailboxId, expiresOn: oldExpiry } = mailbox;
  const paid = { sellerId, mailboxId, oldExpiry, kind: "renewal" as const };
  const taken = await tx.order.count({ where: { ...paid, state: { in: ["settled", "fulfilled"] } } });
  if (taken > 0) return refuse("renewal-paid");
  const addOns = renewing(context.policy, await heldBy(tx, context.seller, mailbox.id));
  const buyer = await buyerOf(tx, context, mailbox);
  const byHand: RenewedByHand = {
    expiry: fromDb(mailbox.expiresOn),
    plan: mailbox.planCode,
    on: context.today,
    addOns,
    customer: partyOf(buyer.billingSealed),
    ...(mailbox.originalDay ? { originalDay: mailbox.originalDay } : {}),
  };
  const priced = renewalByHand(context.policy, byHand, proposed);
  return isRefusal(priced) ? priced : { ...priced, mailbox, addOns, buyer };
}

/**
 * Accepts a locked request by ordering its renewal at the price set, and sends whoever asked the way to pay it. Refuses as
 * `priceByHand` and `decideRequest`. Answers the order's id.
 */
export async function carryOutRenewal(
  tx: Tx,
  context: Context,
  request: Request,
  { termMonths, netCents, text }: Proposed & Pick<SpecialRenewal, "text">,
): Promise<Outcome<string>> {
  const priced = await priceByHand(tx, context, request, { termMonths, netCents });
  if (isRefusal(priced)) return priced;
  const decided = await decideRequest(tx, context, request, { decision: "accept", text });
  if (isRefusal(decided)) return decided;
  const { mailbox, addOns, answer, buyer } = priced;
  const order = await placeRenewal(tx, context, mailbox, { plan: mailbox.planCode, termMonths, addOns }, answer, {
    channel: channelFor(context, request),
    buyer,
    userId: request.userId,
    until: addDays(context.today, context.policy.money.unpaidOrderDays),
  });
  await queueMail(tx, context, {
    template: "order-payment",
    to: request.email,
    locale: order.locale,
    facts: {
      orderId: order.id,
      linkId: await orderLink(tx, context.seller, order.id, context.now),
      occasion: "asked",
    },
    dedupeKey: `order-payment:asked:${order.id}`,
  });
  return order.id;
}

/** By the ways the reps' customers pay, where the seller has any; else as the customer would have paid alone. */
function channelFor({ policy }: Context, { userId }: Request) {
  if (methodsOf(policy.money, "sales").length > 0) return "sales";
  return userId ? "account" : "public";
}
