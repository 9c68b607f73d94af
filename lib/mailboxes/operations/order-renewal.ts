import { receiptsBy } from "@/lib/accounts/posting";
import { renewalGround } from "@/lib/agreements/store/member-renewal";
import type { Mailbox } from "@/lib/generated/prisma/client";
import { partyOf } from "@/lib/invoicing/store/party";
import { addDays, instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { settleOrder } from "@/lib/orders/store/settle";
import type { Tx } from "@/lib/platform/db";
import { createLink } from "@/lib/platform/links";
import { anybody, type Context, operation } from "@/lib/platform/operation";
import { renewing } from "../extras";
import { channelOf, mailboxToRenew, renewalFacts } from "../queries/renewal";
import { explainRenewal, mayBecome, type RenewalAnswer } from "../renewal";
import { orderRenewalInput } from "../schema";
import { lockMailbox } from "../store";
import { heldBy } from "../store/add-ons";
import { accountOf, buyerOf } from "../store/buyer";
import { placeRenewal, type WantedRenewal } from "../store/renewal-order";
import { notBeingRevoked } from "../store/revoke";

/**
 * Orders the renewal of a mailbox for a term, at today's price, to be paid within the policy's days: with the plan and
 * the add-ons wished, else as they are; a member's mailbox as its agreement says. An open order for the same is taken up again. Refuses `mailbox-not-found`,
 * `mailbox-being-revoked`, `renewal-too-early`, `renewal-too-late`, `renewal-closed-prefix`, `renewal-no-price`, `plan-not-convertible`, `add-on-not-sold`, `add-on-blocks` {min, max}.
 */
export const orderRenewal = operation({
  act: "order-renewal",
  input: orderRenewalInput,
  may: anybody,
  audit: ({ which, termMonths }) => ({ termMonths, ...("mailboxId" in which ? which : { userCode: which.userCode }) }),
  run: async (tx, { which, termMonths, ...wishes }, context) => {
    const found = await mailboxToRenew(tx, context.seller, which, context.actor);
    if (isRefusal(found)) return found;
    const mailbox = await lockMailbox(tx, context.seller, found.id);
    if (isRefusal(mailbox)) return mailbox;
    const closing = notBeingRevoked(mailbox);
    if (isRefusal(closing)) return closing;
    const plan = wishes.plan ?? mailbox.planCode;
    if (!mayBecome(context.policy, mailbox.planCode, plan)) return refuse("plan-not-convertible", { field: "plan" });
    const held = await heldBy(tx, context.seller, mailbox.id);
    const wanted: WantedRenewal = { plan, termMonths, addOns: wishes.addOns ?? renewing(context.policy, held) };
    const on = context.today;
    const sale = { userId: accountOf(context), channel: channelOf(context.actor), on };
    const { policy, channel, agreementId, share } = (await renewalGround(tx, context.policy, mailbox, sale))(plan);
    const buyer = await buyerOf(tx, context, mailbox);
    const customer = partyOf(buyer.billingSealed);
    const answer = explainRenewal(policy, { ...renewalFacts(mailbox), ...wanted, on, channel, customer });
    if (!answer.renewable) return refuse(answer.addOnFault ?? `renewal-${answer.reason}`);
    const order =
      (await openOrderLike(tx, context, mailbox, wanted, answer)) ??
      (await placeRenewal(tx, context, mailbox, wanted, answer, {
        channel,
        buyer,
        agreementId,
        shareCents: share(termMonths),
        userId: accountOf(context),
        until: addDays(on, context.policy.money.unpaidOrderDays),
      }));
    const free = order.totalCents === 0 && (await settleOrder(tx, context, order, receiptsBy("free")));
    if (isRefusal(free)) return free;
    const linkId = await createLink(tx, {
      seller: context.seller,
      purpose: "order",
      subjectId: order.id,
      at: context.now,
    });
    return { orderId: order.id, linkId };
  },
});

/** The same renewal ordered before and still unpaid, at the same price. */
const openOrderLike = (tx: Tx, context: Context, mailbox: Mailbox, wanted: WantedRenewal, answer: RenewalAnswer) =>
  tx.order.findFirst({
    where: {
      sellerId: context.seller,
      mailboxId: mailbox.id,
      kind: "renewal",
      state: "placed",
      userId: accountOf(context),
      oldExpiry: mailbox.expiresOn,
      termMonths: wanted.termMonths,
      planCode: wanted.plan,
      addOns: { equals: wanted.addOns.map((each) => ({ ...each })) },
      // Not the total: of the same price some owe the net alone.
      netCents: answer.netCents,
      expiresAt: { gt: instantToDb(context.now) },
    },
  });
