import { shareOfOrder } from "@/lib/agreements/store/taking";
import { keepHolder } from "@/lib/customers/store/holder";
import type { Order } from "@/lib/generated/prisma/client";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { queueMail } from "@/lib/notifications/store";
import { seal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import type { BillingParty } from "../answers";
import type { amountsOwed, Offer } from "../offer";
import type { Holder } from "../schema";
import { nextCode, orderLink } from "../store";

interface Placing {
  holder: Holder;
  party: BillingParty;
  offer: Offer;
  owed: ReturnType<typeof amountsOwed>;
  consents: object[];
  /** It waits so long for its money. */
  until: Instant;
}

/** What is fixed of a locked draft as it is ordered: its code, holder, price, invoice, what was accepted. It stays a draft. */
export async function writePlaced(tx: Tx, context: Context, draft: Order, placing: Placing): Promise<Order> {
  const { holder } = placing;
  return tx.order.update({
    where: { sellerId_id: { sellerId: draft.sellerId, id: draft.id } },
    data: {
      code: await nextCode(tx, context.policy.money.codes.activation),
      policyVersion: context.policyVersion,
      holderId: await keepHolder(tx, context, holder, draft.userId),
      email: holder.email,
      billingSealed: seal(placing.party),
      lines: placing.offer.lines,
      ...placing.owed,
      shareCents: await shareOfOrder(tx, draft),
      consents: placing.consents,
      expiresAt: instantToDb(placing.until),
    },
  });
}

/** Tells the customer that the order was placed: what happens next, and its private link. */
export async function mailReceived(tx: Tx, context: Context, order: Order): Promise<void> {
  const linkId = await orderLink(tx, context.seller, order.id, context.now);
  await queueMail(tx, context, {
    template: "order-received",
    to: order.email ?? "",
    locale: order.locale,
    facts: { orderId: order.id, linkId },
    dedupeKey: `order-received:${order.id}:${linkId}`,
  });
}
