import { addOnOffer, type Blocks } from "@/lib/catalogue/add-ons";
import type { Mailbox, Order } from "@/lib/generated/prisma/client";
import { withStamp } from "@/lib/invoicing/stamp";
import { partyOf } from "@/lib/invoicing/store/party";
import { addDays, endOfDayInRome, fromDb, instantToDb } from "@/lib/kernel/day";
import { totalsOf } from "@/lib/kernel/money";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { termsAccepted } from "@/lib/orders/consents";
import { nextCode } from "@/lib/orders/store";
import { speaksForSelf } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { Channel } from "@/lib/sellers/policy/common";
import { termLeft } from "../extras";
import { writeHistory } from "../store";
import { heldBy } from "./add-ons";
import { buyerOf, owedBy } from "./buyer";

export interface AddOnBuyer {
  channel: Channel;
  /** The account it is bought in; left out: that of whoever acts. */
  userId?: string | null;
  /** The price whoever buys was shown. */
  seenTotalCents?: number | undefined;
}

/**
 * Places the order of an add-on for a locked live mailbox, for the days its term still has. Refuses `mailbox-not-live`,
 * `add-on-not-sold`, `add-on-blocks` {min, max}, `add-on-too-late`, `price-changed`.
 */
export async function placeAddOn(
  tx: Tx,
  context: Context,
  mailbox: Mailbox,
  { code, blocks }: Blocks,
  buyer: AddOnBuyer,
): Promise<Outcome<Order>> {
  const { policy, today } = context;
  if (mailbox.state !== "active" || !mailbox.expiresOn) return refuse("mailbox-not-live");
  const addOn = policy.catalogue.addOns.find((each) => each.code === code);
  if (!addOn?.onLiveMailbox) return refuse("add-on-not-sold", { field: "code" });
  const expiry = fromDb(mailbox.expiresOn);
  const { termMonths, originalDay } = mailbox;
  const part = termLeft({ expiry, termMonths, originalDay: originalDay ?? expiry.day }, today);
  if (!part) return refuse("add-on-too-late");
  const sale = { plan: mailbox.planCode, channel: buyer.channel, on: today };
  const offer = addOnOffer(policy, { code, blocks }, sale, { termMonths, part });
  if (isRefusal(offer)) return offer;
  const had = (await heldBy(tx, context.seller, mailbox.id)).filter((each) => each.code === code);
  const most = addOn.maxBlocks - had.reduce((sum, each) => sum + each.blocks, 0);
  if (blocks > most) return refuse("add-on-blocks", { field: "blocks", params: { min: addOn.minBlocks, max: most } });
  const made = await buyerOf(tx, context, mailbox);
  const lines = withStamp(policy, [offer.line], partyOf(made.billingSealed));
  const { netCents, vatCents, totalCents } = totalsOf(lines);
  if (buyer.seenTotalCents !== undefined && buyer.seenTotalCents !== totalCents) return refuse("price-changed");
  const at = instantToDb(context.now);
  const order = await tx.order.create({
    data: {
      sellerId: context.seller,
      id: newId(),
      code: await nextCode(tx, policy.money.codes.activation),
      kind: "add_on",
      channel: buyer.channel,
      state: "placed",
      policyVersion: context.policyVersion,
      ...made,
      ...(buyer.userId === undefined ? {} : { userId: buyer.userId }),
      mailboxId: mailbox.id,
      planCode: mailbox.planCode,
      termMonths,
      domain: mailbox.domain,
      consents: speaksForSelf(context.actor) ? termsAccepted(policy, context.now) : [],
      lines: lines.map((line) => ({ ...line })),
      addOns: [{ code, blocks }],
      ...owedBy(made, { netCents, vatCents, totalCents }),
      ...{ createdAt: at, updatedAt: at, placedAt: at },
      // What is not paid by the end of the term is for no day any more.
      expiresAt: instantToDb(endOfDayInRome(addDays(today, Math.min(part.days, policy.money.unpaidOrderDays)))),
    },
  });
  await writeHistory(tx, context, mailbox.id, "add-on-ordered", { order: order.code });
  return order;
}
