import type { Mailbox, Order } from "@/lib/generated/prisma/client";
import { addDays, endOfDayInRome, instantToDb, toDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { nextCode } from "@/lib/orders/store";
import { sealedPartyOfHolder } from "@/lib/orders/store/answers";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { createLink } from "@/lib/platform/links";
import { anybody, type Context, operation } from "@/lib/platform/operation";
import { channelOf, mailboxToRenew, renewalFacts } from "../queries/renewal";
import { explainRenewal, type RenewalAnswer } from "../renewal";
import { orderRenewalInput } from "../schema";
import { lockMailbox, writeHistory } from "../store";

/**
 * Orders the renewal of a mailbox for a term, at today's price, to be paid within the policy's days. An open order for
 * the same is taken up again. Refuses `mailbox-not-found`, `renewal-too-early`, `renewal-too-late`,
 * `renewal-closed-prefix`, `renewal-no-price`.
 */
export const orderRenewal = operation({
  act: "order-renewal",
  input: orderRenewalInput,
  may: anybody,
  audit: ({ which, termMonths }) => ({ termMonths, ...("mailboxId" in which ? which : { userCode: which.userCode }) }),
  run: async (tx, { which, termMonths }, context) => {
    const found = await mailboxToRenew(tx, context.seller, which, context.actor);
    if (isRefusal(found)) return found;
    const mailbox = await lockMailbox(tx, context.seller, found.id);
    if (isRefusal(mailbox)) return mailbox;
    const channel = channelOf(context.actor);
    const answer = explainRenewal(context.policy, { ...renewalFacts(mailbox), on: context.today, termMonths, channel });
    if (!answer.renewable) return refuse(`renewal-${answer.reason}`);
    const order =
      (await openOrderLike(tx, context, mailbox, termMonths, answer)) ??
      (await placeOrder(tx, context, mailbox, termMonths, answer));
    const linkId = await createLink(tx, {
      seller: context.seller,
      purpose: "order",
      subjectId: order.id,
      at: context.now,
    });
    return { orderId: order.id, linkId };
  },
});

const buyerOf = (context: Context) => (context.actor.kind === "user" ? context.actor.userId : null);

/** The same renewal ordered before and still unpaid, at the same price. */
const openOrderLike = (tx: Tx, context: Context, mailbox: Mailbox, termMonths: number, answer: RenewalAnswer) =>
  tx.order.findFirst({
    where: {
      sellerId: context.seller,
      mailboxId: mailbox.id,
      kind: "renewal",
      state: "placed",
      userId: buyerOf(context),
      oldExpiry: mailbox.expiresOn,
      termMonths,
      totalCents: answer.totalCents,
      expiresAt: { gt: instantToDb(context.now) },
    },
  });

async function placeOrder(
  tx: Tx,
  context: Context,
  mailbox: Mailbox,
  termMonths: number,
  answer: RenewalAnswer,
): Promise<Order> {
  const at = instantToDb(context.now);
  const holder = await tx.holder.findUniqueOrThrow({
    where: { sellerId_id: { sellerId: context.seller, id: mailbox.holderId } },
    select: { email: true, detailsSealed: true, user: { select: { locale: true } } },
  });
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
      locale: holder.user?.locale ?? "it",
      userId: buyerOf(context),
      email: holder.email,
      holderId: mailbox.holderId,
      mailboxId: mailbox.id,
      planCode: mailbox.planCode,
      termMonths,
      domain: mailbox.domain,
      billingSealed: await billingOf(tx, context, mailbox, holder.detailsSealed),
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
  await writeHistory(tx, context, mailbox.id, "renewal-ordered", { order: code, termMonths });
  return order;
}

/** Invoiced as the last order of the mailbox was, or else to its holder. */
async function billingOf(tx: Tx, context: Context, mailbox: Mailbox, holderSealed: string): Promise<string | null> {
  const last = await tx.order.findFirst({
    where: { sellerId: context.seller, mailboxId: mailbox.id, billingSealed: { not: null } },
    orderBy: { createdAt: "desc" },
    select: { billingSealed: true },
  });
  return last?.billingSealed ?? sealedPartyOfHolder(holderSealed);
}
