import { KEPT_REASONS } from "@/lib/mail/templates/money-kept";
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
