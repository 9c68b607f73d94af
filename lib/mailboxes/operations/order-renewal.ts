import type { Blocks } from "@/lib/catalogue/add-ons";
import type { Mailbox, Order } from "@/lib/generated/prisma/client";
import { addDays, endOfDayInRome, instantToDb, toDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { nextCode } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { createLink } from "@/lib/platform/links";
import { anybody, type Context, operation } from "@/lib/platform/operation";
import { renewing } from "../extras";
import { channelOf, mailboxToRenew, renewalFacts } from "../queries/renewal";
import { explainRenewal, mayBecome, type RenewalAnswer } from "../renewal";
import { orderRenewalInput } from "../schema";
import { lockMailbox, writeHistory } from "../store";
import { heldBy } from "../store/add-ons";
import { accountOf, buyerOf } from "../store/buyer";
import { notBeingRevoked } from "../store/revoke";

/**
 * Orders the renewal of a mailbox for a term, at today's price, to be paid within the policy's days: with the plan and
 * the add-ons wished, else as they are. An open order for the same is taken up again. Refuses `mailbox-not-found`, `mailbox-being-revoked`, `renewal-too-early`, `renewal-too-late`,
 * `renewal-closed-prefix`, `renewal-no-price`, `plan-not-convertible`, `add-on-not-sold`, `add-on-blocks` {min, max}.
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
    const channel = channelOf(context.actor);
    const plan = wishes.plan ?? mailbox.planCode;
    if (!mayBecome(context.policy, mailbox.planCode, plan)) return refuse("plan-not-convertible", { field: "plan" });
    const held = await heldBy(tx, context.seller, mailbox.id);
    const wanted: Wanted = { plan, termMonths, addOns: wishes.addOns ?? renewing(context.policy, held) };
    const answer = explainRenewal(context.policy, { ...renewalFacts(mailbox), ...wanted, on: context.today, channel });
    if (!answer.renewable) return refuse(answer.addOnFault ?? `renewal-${answer.reason}`);
    const order =
      (await openOrderLike(tx, context, mailbox, wanted, answer)) ??
      (await placeOrder(tx, context, mailbox, wanted, answer));
    const linkId = await createLink(tx, {
      seller: context.seller,
      purpose: "order",
      subjectId: order.id,
      at: context.now,
    });
    return { orderId: order.id, linkId };
  },
});

interface Wanted {
  plan: string;
  termMonths: number;
  addOns: Blocks[];
}

/** The same renewal ordered before and still unpaid, at the same price. */
const openOrderLike = (tx: Tx, context: Context, mailbox: Mailbox, wanted: Wanted, answer: RenewalAnswer) =>
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
      totalCents: answer.totalCents,
      expiresAt: { gt: instantToDb(context.now) },
    },
  });

async function placeOrder(
  tx: Tx,
  context: Context,
  mailbox: Mailbox,
  wanted: Wanted,
  answer: RenewalAnswer,
): Promise<Order> {
  const at = instantToDb(context.now);
  const code = await nextCode(tx, context.policy.money.codes.renewal);
  const order = await tx.order.create({
    data: {
      sellerId: context.seller,
      id: newId(),
      code,
      kind: "renewal",
      channel: channelOf(context.actor),
      state: "placed",
      policyVersion: context.policyVersion,
      ...(await buyerOf(tx, context, mailbox)),
      mailboxId: mailbox.id,
      planCode: wanted.plan,
      termMonths: wanted.termMonths,
      addOns: wanted.addOns.map((each) => ({ ...each })),
      domain: mailbox.domain,
      lines: answer.lines.map((line) => ({ ...line })),
      netCents: answer.netCents,
      vatCents: answer.vatCents,
      totalCents: answer.totalCents,
      oldExpiry: mailbox.expiresOn,
      newExpiry: answer.newExpiry && toDb(answer.newExpiry),
      createdAt: at,
      updatedAt: at,
      placedAt: at,
      expiresAt: instantToDb(endOfDayInRome(addDays(context.today, context.policy.money.unpaidOrderDays))),
    },
  });
  await writeHistory(tx, context, mailbox.id, "renewal-ordered", { order: code, termMonths: wanted.termMonths });
  return order;
}
