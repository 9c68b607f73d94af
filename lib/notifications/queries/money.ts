import { numberText } from "@/lib/invoicing/invoice";
import { dayInRome, fromDb, instantFromDb, isoDay } from "@/lib/kernel/day";
import { payTo } from "@/lib/payments/pay-to";
import { pageUrl } from "@/lib/platform/addresses";
import { db } from "@/lib/platform/db";
import { paymentMethod } from "@/lib/sellers/policy/common";
import type { Gather } from "../source";

export const nameOf = async (seller: string, userId: string) =>
  (
    await db().user.findUnique({
      where: { sellerId_id: { sellerId: seller, id: userId } },
      select: { displayName: true },
    })
  )?.displayName ?? "";

export const paymentReceived: Gather<"payment-received"> = async ({ seller, facts }) => {
  const payment = await db().payment.findUnique({
    where: { sellerId_id: { sellerId: seller, id: facts.paymentId } },
    include: { order: { include: { holder: { select: { displayName: true } } } } },
  });
  if (!payment?.order) return null;
  const received = payment.receivedCents || payment.amountCents;
  return {
    name: payment.order.holder?.displayName ?? "",
    orderCode: payment.order.code,
    amountCents: received,
    leftCents: Math.max(0, payment.order.totalCents - received),
    method: paymentMethod.parse(payment.method),
    receivedOn: isoDay(dayInRome(instantFromDb(payment.succeededAt ?? payment.updatedAt))),
    url: pageUrl(seller, "ordini"),
  };
};

export const topUpBooked: Gather<"top-up-booked"> = async ({ seller, policy, facts }) => {
  const topUp = await db().topUp.findUnique({ where: { sellerId_id: { sellerId: seller, id: facts.topUpId } } });
  if (!topUp) return null;
  const to = payTo(policy.money, topUp.method);
  return {
    name: await nameOf(seller, topUp.userId),
    code: topUp.code,
    amountCents: topUp.amountCents,
    method: paymentMethod.parse(topUp.method),
    ...(to ? { payTo: to } : {}),
    ...(facts.dueSoon ? { dueSoon: true } : {}),
    url: pageUrl(seller, `conto/versamenti/${topUp.id}`),
  };
};

export const topUpCredited: Gather<"top-up-credited"> = async ({ seller, facts }) => {
  const topUp = await db().topUp.findUnique({ where: { sellerId_id: { sellerId: seller, id: facts.topUpId } } });
  if (!topUp) return null;
  const account = await db().ledgerAccount.findUnique({
    where: { sellerId_kind_ownerId: { sellerId: seller, kind: "prepaid", ownerId: topUp.userId } },
    select: { balanceCents: true },
  });
  return {
    name: await nameOf(seller, topUp.userId),
    code: topUp.code,
    amountCents: topUp.receivedCents,
    balanceCents: Number(account?.balanceCents ?? 0n),
    url: pageUrl(seller, "conto"),
  };
};

const withHolder = { select: { holder: { select: { displayName: true } } } } as const;

export const invoiceIssued: Gather<"invoice-issued"> = async ({ seller, facts }) => {
  const invoice = await db().invoice.findUnique({
    where: { sellerId_id: { sellerId: seller, id: facts.invoiceId } },
    include: { order: withHolder, credited: { select: { order: withHolder } } },
  });
  const number = invoice && numberText(invoice);
  if (!invoice || !number) return null;
  return {
    name: (invoice.order ?? invoice.credited?.order)?.holder?.displayName ?? "",
    number,
    issuedOn: isoDay(fromDb(invoice.issuedOn)),
    totalCents: invoice.totalCents,
    splitCents: invoice.vatSplit ? invoice.vatCents : 0,
    isNote: invoice.creditedId !== null,
    url: pageUrl(seller, "fatture"),
  };
};

/** The file a mail brings along: the invoice it speaks of. */
export async function attachedFile(seller: string, invoiceId: string) {
  const invoice = await db().invoice.findUnique({ where: { sellerId_id: { sellerId: seller, id: invoiceId } } });
  return invoice?.fileId ? { fileId: invoice.fileId, invoice } : null;
}
