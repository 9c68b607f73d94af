import { addOnOffer } from "@/lib/catalogue/add-ons";
import { addDays, endOfDayInRome, fromDb, instantToDb } from "@/lib/kernel/day";
import { totalsOf } from "@/lib/kernel/money";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { termsAccepted } from "@/lib/orders/consents";
import { nextCode, orderLink } from "@/lib/orders/store";
import { newId } from "@/lib/platform/ids";
import { anybody, operation } from "@/lib/platform/operation";
import { termLeft } from "../extras";
import { channelOf, mailboxToRenew } from "../queries/renewal";
import { orderAddOnInput } from "../schema";
import { lockMailbox, writeHistory } from "../store";
import { heldBy } from "../store/add-ons";
import { buyerOf } from "../store/buyer";

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
    if (mailbox.state !== "active" || !mailbox.expiresOn) return refuse("mailbox-not-live");
    const addOn = context.policy.catalogue.addOns.find((each) => each.code === code);
    if (!addOn?.onLiveMailbox) return refuse("add-on-not-sold", { field: "code" });
    const expiry = fromDb(mailbox.expiresOn);
    const { termMonths, originalDay } = mailbox;
    const part = termLeft({ expiry, termMonths, originalDay: originalDay ?? expiry.day }, context.today);
    if (!part) return refuse("add-on-too-late");
    const channel = channelOf(context.actor);
    const sale = { plan: mailbox.planCode, channel, on: context.today };
    const offer = addOnOffer(context.policy, { code, blocks }, sale, { termMonths, part });
    if (isRefusal(offer)) return offer;
    const had = (await heldBy(tx, context.seller, mailboxId)).filter((each) => each.code === code);
    const most = addOn.maxBlocks - had.reduce((sum, each) => sum + each.blocks, 0);
    if (blocks > most) return refuse("add-on-blocks", { field: "blocks", params: { min: addOn.minBlocks, max: most } });
    const { netCents, vatCents, totalCents } = totalsOf([offer.line]);
    if (seenTotalCents !== undefined && seenTotalCents !== totalCents) return refuse("price-changed");
    const order = await tx.order.create({
      data: {
        sellerId: context.seller,
        id: newId(),
        code: await nextCode(tx, context.policy.money.codes.activation),
        kind: "add_on",
        channel,
        state: "placed",
        policyVersion: context.policyVersion,
        ...(await buyerOf(tx, context, mailbox)),
        mailboxId,
        planCode: mailbox.planCode,
        termMonths,
        domain: mailbox.domain,
        consents: termsAccepted(context.policy, context.now),
        lines: [{ ...offer.line }],
        addOns: [{ code, blocks }],
        netCents,
        vatCents,
        totalCents,
        createdAt: instantToDb(context.now),
        updatedAt: instantToDb(context.now),
        placedAt: instantToDb(context.now),
        // What is not paid by the end of the term is for no day any more.
        expiresAt: instantToDb(
          endOfDayInRome(addDays(context.today, Math.min(part.days, context.policy.money.unpaidOrderDays))),
        ),
      },
    });
    await writeHistory(tx, context, mailboxId, "add-on-ordered", { order: order.code });
    return { orderId: order.id, linkId: await orderLink(tx, context.seller, order.id, context.now) };
  },
});
