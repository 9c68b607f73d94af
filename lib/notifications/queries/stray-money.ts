import { KEPT_REASONS } from "@/lib/mail/templates/money-kept";
import { LEFT_OUT_REASONS } from "@/lib/mail/templates/renewals-left-out";
import { pageUrl } from "@/lib/platform/addresses";
import { db } from "@/lib/platform/db";
import type { Gather } from "../source";

export const moneyKept: Gather<"money-kept"> = async ({ seller, facts: { paymentId, credited } }) => {
  const payment = await db().payment.findUnique({
    where: { sellerId_id: { sellerId: seller, id: paymentId } },
    include: { order: { include: { holder: { select: { displayName: true } } } } },
  });
  const why = KEPT_REASONS.find((reason) => reason === payment?.astray);
  // Taken back meanwhile: nothing is kept any more.
  if (!payment?.order || !why || payment.reversedAt) return null;
  return {
    name: payment.order.holder?.displayName ?? "",
    orderCode: payment.order.code,
    amountCents: payment.receivedCents,
    why,
    credited,
    url: pageUrl(seller, "ordini"),
  };
};

export const renewalsLeftOut: Gather<"renewals-left-out"> = async ({ seller, facts }) => {
  const { orderId, mailboxIds, credited } = facts;
  const order = await db().order.findUnique({
    where: { sellerId_id: { sellerId: seller, id: orderId } },
    include: {
      holder: { select: { displayName: true } },
      items: {
        where: { mailboxId: { in: mailboxIds } },
        orderBy: { n: "asc" },
        include: { mailbox: { select: { localPart: true, domain: true } } },
      },
    },
  });
  const left = (order?.items ?? []).flatMap(({ mailbox, leftOut }) => {
    const why = LEFT_OUT_REASONS.find((reason) => reason === leftOut);
    return why ? [{ address: `${mailbox.localPart}@${mailbox.domain}`, why }] : [];
  });
  if (!order || left.length === 0) return null;
  const name = order.holder?.displayName ?? "";
  return { name, orderCode: order.code, left, credited, url: pageUrl(seller, "ordini") };
};
