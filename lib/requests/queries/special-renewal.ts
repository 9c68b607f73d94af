import { fromDb } from "@/lib/kernel/day";
import { termsByHand } from "@/lib/mailboxes/special-price";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";
import { policyOf } from "@/lib/sellers/queries";

/** What of a renewal made from a request is shown: amounts in cents; `payPath`: where it is paid, while it waits for that. */
export interface RenewalMade {
  state: string;
  termMonths: number;
  netCents: number;
  listNetCents: number;
  reason: string;
  askedById: string;
  askedByName: string;
  decidedByName: string | null;
  orderCode: string | null;
  orderState: string | null;
  totalCents: number | null;
  payPath: string | null;
}

/** The last renewal proposed for a request or carried out, or null. The caller has checked the viewer. */
export async function renewalOfRequest(seller: string, requestId: string): Promise<RenewalMade | null> {
  const row = await db().specialRenewal.findFirst({
    where: { sellerId: seller, requestId },
    orderBy: { askedAt: "desc" },
  });
  if (!row) return null;
  const { state, termMonths, netCents, listNetCents, reason, askedById, askedByName, decidedByName, orderId } = row;
  const order = orderId
    ? await db().order.findUnique({ where: { sellerId_id: { sellerId: seller, id: orderId } } })
    : null;
  const link = order
    ? await db().link.findFirst({ where: { sellerId: seller, purpose: "order", subjectId: order.id, usedAt: null } })
    : null;
  return {
    state,
    termMonths,
    netCents,
    listNetCents,
    reason,
    askedById,
    askedByName,
    decidedByName,
    orderCode: order?.code ?? null,
    orderState: order?.state ?? null,
    totalCents: order?.totalCents ?? null,
    payPath: order?.state === "placed" && link ? `/${seller}/paga/${tokenOf(seller, "order", link.id)}` : null,
  };
}

/** The mailbox of a request with the terms it may be renewed for by hand; null when we don't know it. For staff only. */
export async function toRenewFromRequest(seller: string, requestId: string) {
  const key = { sellerId_id: { sellerId: seller, id: requestId } };
  const request = await db().request.findUnique({ where: key, select: { mailboxId: true } });
  const policy = await policyOf(seller);
  if (!request?.mailboxId || !policy) return null;
  const mailbox = await db().mailbox.findUnique({
    where: { sellerId_id: { sellerId: seller, id: request.mailboxId } },
    select: { planCode: true, expiresOn: true },
  });
  return mailbox?.expiresOn
    ? { expiresOn: fromDb(mailbox.expiresOn), terms: termsByHand(policy, mailbox.planCode, today()) }
    : null;
}
