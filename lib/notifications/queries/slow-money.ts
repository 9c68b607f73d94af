import { dayInRome, instantFromDb, isoDay } from "@/lib/kernel/day";
import { payTo } from "@/lib/payments/pay-to";
import { proformaNumber } from "@/lib/payments/proforma";
import { linkUrl, pageUrl } from "@/lib/platform/addresses";
import { db } from "@/lib/platform/db";
import { paymentMethod } from "@/lib/sellers/policy/common";
import { policyVersion } from "@/lib/sellers/store";
import type { Gather } from "../source";
import { nameOf } from "./money";

const keyOf = (sellerId: string, id: string) => ({ sellerId_id: { sellerId, id } });

/** Occasions on which the order still asks for money the slow way. */
const WITH_DATA = ["asked", "due-soon", "interrupted", "taken-back"];

export const orderPayment: Gather<"order-payment"> = async ({ seller, facts }) => {
  const { orderId, linkId, occasion, retryOn } = facts;
  const order = await db().order.findUnique({
    where: keyOf(seller, orderId),
    include: { holder: { select: { displayName: true } }, proforma: true },
  });
  // What was paid meanwhile needs no notice any more.
  if (!order || (order.state !== "placed" && occasion !== "expired")) return null;
  const { money } = await policyVersion(db(), seller, order.policyVersion);
  const method = paymentMethod.safeParse(order.payBy).data;
  const to = method && WITH_DATA.includes(occasion) ? payTo(money, method) : null;
  return {
    occasion,
    name: order.holder?.displayName ?? "",
    orderCode: order.code,
    amountCents: order.totalCents - order.receivedCents,
    ...(order.expiresAt && occasion !== "expired" ? { until: isoDay(dayInRome(instantFromDb(order.expiresAt))) } : {}),
    ...(method ? { method } : {}),
    ...(retryOn ? { retryOn } : {}),
    ...(to ? { payTo: to } : {}),
    ...(order.proforma && occasion === "asked" ? { proforma: proformaNumber(order.proforma) } : {}),
    url: linkUrl(seller, "order", linkId),
  };
};

export const paymentReport: Gather<"payment-report"> = async ({ seller, facts: { reportId, linkId, state } }) => {
  const report = await db().paymentReport.findUnique({
    where: keyOf(seller, reportId),
    include: { order: { include: { holder: { select: { displayName: true } } } }, topUp: true },
  });
  if (!report) return null;
  const { order, topUp } = report;
  const name = topUp ? await nameOf(seller, topUp.userId) : (order?.holder?.displayName ?? "");
  return {
    name,
    code: order?.code ?? topUp?.code ?? "",
    state,
    ...(state === "refused" && report.reason ? { reason: report.reason } : {}),
    url: linkId ? linkUrl(seller, "order", linkId) : pageUrl(seller, `conto/versamenti/${topUp?.id ?? ""}`),
  };
};

export const refundMade: Gather<"refund-made"> = async ({ seller, facts: { refundId } }) => {
  const refund = await db().refund.findUnique({
    where: keyOf(seller, refundId),
    include: { payment: { include: { order: { include: { holder: true } }, topUp: true } } },
  });
  if (!refund) return null;
  const { order = null, topUp = null } = refund.payment ?? {};
  const userId = refund.userId ?? topUp?.userId;
  return {
    name: order?.holder?.displayName ?? (userId ? await nameOf(seller, userId) : ""),
    code: order?.code ?? topUp?.code ?? "",
    amountCents: refund.amountCents,
    to: paymentMethod.parse(refund.method),
    url: pageUrl(seller, order ? "ordini" : "conto"),
  };
};

export const lowBalance: Gather<"low-balance"> = async ({ seller, policy, facts: { userId } }) => {
  const account = await db().ledgerAccount.findUnique({
    where: { sellerId_kind_ownerId: { sellerId: seller, kind: "prepaid", ownerId: userId } },
    select: { balanceCents: true },
  });
  const { lowBalanceCents: limitCents } = policy.money.prepaid;
  const balanceCents = Number(account?.balanceCents ?? 0n);
  if (balanceCents >= limitCents) return null;
  return { name: await nameOf(seller, userId), balanceCents, limitCents, url: pageUrl(seller, "conto/versa") };
};

/** Nothing is said of what was taken back, or answered, in the meantime. */
export const spendingInvited: Gather<"spending-invited"> = async ({ seller, facts: { spenderId } }) => {
  const spender = await db().prepaidSpender.findUnique({ where: keyOf(seller, spenderId) });
  if (!spender?.userId || spender.acceptedAt || spender.endedAt) return null;
  const { ownerId, userId, limitCents } = spender;
  const [name, owner] = await Promise.all([nameOf(seller, userId), nameOf(seller, ownerId)]);
  return { name, owner, limitCents, url: pageUrl(seller, "conto/persone") };
};
