import { type Order, Prisma } from "@/lib/generated/prisma/client";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { nextCodes } from "@/lib/orders/store";
import { type BulkOrder, placeSettled } from "@/lib/orders/store/bulk";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";

/** What a mailbox's own order needs to know of it. */
interface Whose {
  id: string;
  domain: string;
  email: string;
  locale: string;
}

/**
 * The renewals of a locked order of several are carried out: each is an order of its own from now on, settled with this
 * one, which keeps the money and the invoice. Done again, nothing is done.
 */
export async function renewParts(tx: Tx, context: Context, order: Order): Promise<void> {
  const { sellerId, id: orderId } = order;
  const known = await tx.order.count({ where: { sellerId, partOfId: orderId } });
  const where = { sellerId, orderId, leftOut: null };
  const items = known > 0 ? [] : await tx.renewalItem.findMany({ where, orderBy: { n: "asc" } });
  if (items.length === 0) return;
  const codes = await nextCodes(tx, context.policy.money.codes.renewal, items.length);
  const holders = await holdersOf(tx, sellerId, orderId);
  const parts = items.map((item, n): BulkOrder => {
    const whose = holders.get(item.mailboxId);
    if (!whose) throw new Error(`a renewal without its mailbox: ${item.mailboxId}`);
    const { mailboxId, holderId, planCode, termMonths, lines, addOns, netCents, vatCents, totalCents } = item;
    const { channel, agreementId, shareCents } = item;
    const { domain, email, locale } = whose;
    const days = { oldExpiry: isoDay(fromDb(item.oldExpiry)), newExpiry: isoDay(fromDb(item.newExpiry)) };
    const sold = { channel, agreementId, shareCents, billingSealed: order.billingSealed };
    const what = { mailboxId, holderId, planCode, termMonths, domain, lines, addOns, netCents, vatCents, totalCents };
    return { id: newId(), code: codes[n] ?? "", email, locale, ...what, ...days, ...sold };
  });
  const { userId, consents, policyVersion } = order;
  const together = { batchId: null, partOfId: orderId, userId: userId ?? "", consents, policyVersion };
  await placeSettled(tx, context, together, parts);
  const jobs = parts.map(({ id }) => ({ seller: sellerId, orderId: id }));
  await context.enqueueAll("mailbox.renew", jobs);
}

async function holdersOf(tx: Tx, sellerId: string, orderId: string): Promise<Map<string, Whose>> {
  const rows = await rowsIn<Whose>(
    tx,
    Prisma.sql`
      SELECT m."id", m."domain", h."email", coalesce(u."locale", 'it') AS "locale"
      FROM "RenewalItem" i
      JOIN "Mailbox" m ON m."sellerId" = i."sellerId" AND m."id" = i."mailboxId"
      JOIN "Holder" h ON h."sellerId" = m."sellerId" AND h."id" = m."holderId"
      LEFT JOIN "User" u ON u."sellerId" = h."sellerId" AND u."id" = h."userId"
      WHERE i."sellerId" = ${sellerId} AND i."orderId" = ${orderId}::uuid`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The mailboxes an order has given a service to, or gives one: one, or each of those renewed together. */
export async function mailboxesOf(tx: Tx, { sellerId, id, mailboxId }: Order): Promise<string[]> {
  if (mailboxId) return [mailboxId];
  const parts = await tx.order.findMany({
    where: { sellerId, partOfId: id },
    select: { mailboxId: true },
    orderBy: { mailboxId: "asc" },
  });
  return parts.flatMap((part) => part.mailboxId ?? []);
}
