import type { Order, Request, SpecialRenewal } from "@/lib/generated/prisma/client";
import { partyOf } from "@/lib/invoicing/store/party";
import { addDays, fromDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { renewing } from "@/lib/mailboxes/extras";
import { afterEvent } from "@/lib/mailboxes/mailbox";
import type { RenewalAnswer } from "@/lib/mailboxes/renewal";
import { type RenewedByHand, renewalByHand } from "@/lib/mailboxes/special-price";
import { lockMailbox } from "@/lib/mailboxes/store";
import { heldBy } from "@/lib/mailboxes/store/add-ons";
import { buyerOf } from "@/lib/mailboxes/store/buyer";
import { placeRenewal, type RenewalSale } from "@/lib/mailboxes/store/renewal-order";
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
 * The mailbox a request is about, locked, with what a renewal of it by hand begins from. Refuses `request-unknown` (a mailbox
 * we don't know), `mailbox-being-revoked`, `mailbox-cannot-renewed` {state}, `renewal-paid`.
 */
export async function renewableByHand(tx: Tx, context: Context, request: Request) {
  const locked = request.mailboxId && (await lockMailbox(tx, context.seller, request.mailboxId));
  if (!locked || isRefusal(locked)) return locked || refuse("request-unknown");
  const mailbox = locked;
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
  return { mailbox, addOns, buyer, byHand };
}

/** What it comes to at a price. Refuses as `renewableByHand` (`request-unknown`: another kind, too) and `renewalByHand`. */
export async function priceByHand(tx: Tx, context: Context, request: Request, proposed: Proposed) {
  if (!isRenewal(request.kind)) return refuse("request-unknown");
  const found = await renewableByHand(tx, context, request);
  if (isRefusal(found)) return found;
  const priced = renewalByHand(context.policy, found.byHand, proposed);
  return isRefusal(priced) ? priced : { ...priced, ...found };
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
  const order = await orderByHand(tx, context, request, {
    ...priced,
    termMonths,
    sale: { channel: channelFor(context, request), userId: request.userId },
  });
  return order.id;
}

type Renewable = Exclude<Awaited<ReturnType<typeof renewableByHand>>, { refused: true }>;

interface ByHand extends Pick<Renewable, "mailbox" | "addOns" | "buyer"> {
  answer: RenewalAnswer;
  termMonths: number;
  sale: Omit<RenewalSale, "buyer" | "until">;
}

/** The renewal is ordered; whoever asked is sent the way to pay it, unless it costs nothing. */
export async function orderByHand(tx: Tx, context: Context, request: Request, byHand: ByHand): Promise<Order> {
  const { mailbox, addOns, buyer, answer, termMonths, sale } = byHand;
  const { sellerId, id: requestId } = request;
  const wanted = { plan: mailbox.planCode, termMonths, addOns };
  const until = addDays(context.today, context.policy.money.unpaidOrderDays);
  const { id } = await placeRenewal(tx, context, mailbox, wanted, answer, { ...sale, buyer, until });
  const order = await tx.order.update({ where: { sellerId_id: { sellerId, id } }, data: { requestId } });
  if (order.totalCents === 0) return order;
  await queueMail(tx, context, {
    template: "order-payment",
    to: request.email,
    locale: order.locale,
    facts: { orderId: id, linkId: await orderLink(tx, sellerId, id, context.now), occasion: "asked" },
    dedupeKey: `order-payment:asked:${id}`,
  });
  return order;
}

/** By the ways the reps' customers pay, where the seller has any; else as the customer would have paid alone. */
function channelFor({ policy }: Context, { userId }: Request) {
  if (methodsOf(policy.money, "sales").length > 0) return "sales";
  return userId ? "account" : "public";
}
