import { type MailboxState, type Order, Prisma } from "@/lib/generated/prisma/client";
import { linesOf } from "@/lib/invoicing/invoice";
import { partyOf } from "@/lib/invoicing/store/party";
import { type Day, dayInRome, fromDb, instantFromDb } from "@/lib/kernel/day";
import { isPaidTwice } from "@/lib/orders/store/settle";
import { rowsIn, type Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { policyVersion } from "@/lib/sellers/store";
import { stateWritten } from "../mailbox";
import { type TooLate, whyTooLate } from "../paid-late";
import { type Lost, type LostWhy, standingOf, sumTogether } from "../together";
import { tooLateToRenew } from "./paid-late";

/** What a locked order can still carry out of what it renews, on the day its money is paid. */
interface Standing {
  /** Nothing: its window closed, or its mailboxes are closed. */
  tooLate: TooLate | null;
  /** Nothing: other orders paid the same. */
  renewalPaid: boolean;
  /** Of several renewals, those that are lost. */
  lost: Lost[];
}

/** How a locked order stands when money paid on a day comes for it. Holds its mailboxes meanwhile. */
export async function standingOn(tx: Tx, context: Context, order: Order, paidOn: Day): Promise<Standing> {
  if (order.kind !== "renewals") {
    const tooLate = await tooLateToRenew(tx, context, order, paidOn);
    return { tooLate, renewalPaid: await isPaidTwice(tx, order), lost: [] };
  }
  // What was begun before its money is owed whatever came after; what was given up is for nothing any more.
  if (order.startedAt || (order.state !== "placed" && order.state !== "expired"))
    return { tooLate: null, renewalPaid: false, lost: [] };
  const items = await lockItems(tx, order);
  const ordered = await policyVersion(tx, order.sellerId, order.policyVersion);
  const orderedOn = dayInRome(instantFromDb(order.placedAt ?? order.createdAt));
  const rules = { ordered, today: context.policy };
  const lost = items.flatMap(({ mailboxId, state, closing, paid, oldExpiry }): Lost[] => {
    const days = { expiry: fromDb(oldExpiry), orderedOn, paidOn };
    const code: LostWhy | null =
      whyTooLate(rules, { state, isRevoked: closing }, days) ?? (paid ? "renewal-paid" : null);
    return code ? [{ mailboxId, code }] : [];
  });
  return { ...standingOf(items.length, lost), lost };
}

interface Item {
  mailboxId: string;
  state: MailboxState;
  closing: boolean;
  paid: boolean;
  oldExpiry: Date;
}

/** The renewals still in an order, their mailboxes locked in the order of all bulk acts, and what became of each. */
async function lockItems(tx: Tx, { sellerId, id: orderId }: Order): Promise<Item[]> {
  const of = Prisma.sql`i."sellerId" = ${sellerId} AND i."orderId" = ${orderId}::uuid AND i."leftOut" IS NULL`;
  await tx.$queryRaw`
    SELECT 1 FROM "Mailbox" m WHERE m."sellerId" = ${sellerId}
      AND m."id" IN (SELECT i."mailboxId" FROM "RenewalItem" i WHERE ${of}) ORDER BY m."id" FOR UPDATE`;
  const rows = await rowsIn<Omit<Item, "state"> & { state: string }>(
    tx,
    Prisma.sql`
      SELECT i."mailboxId", m."state"::text AS "state", m."revokeOn" IS NOT NULL AS "closing", i."oldExpiry",
        EXISTS (SELECT FROM "Order" o WHERE o."sellerId" = i."sellerId" AND o."mailboxId" = i."mailboxId"
          AND o."oldExpiry" = i."oldExpiry" AND o."kind" = 'renewal' AND o."partOfId" IS DISTINCT FROM i."orderId"
          AND (o."state" IN ('settled', 'fulfilled') OR o."state" = 'placed' AND o."startedAt" IS NOT NULL)) AS "paid"
      FROM "RenewalItem" i JOIN "Mailbox" m ON m."sellerId" = i."sellerId" AND m."id" = i."mailboxId"
      WHERE ${of} ORDER BY i."n"`,
  );
  return rows.map((row) => ({ ...row, state: stateWritten(row.state) }));
}

/**
 * A placed order of several renewals goes on without those that are lost: its lines and its price are those of the rest
 * from now on. The same order when none is, or all are.
 */
export async function withoutLost(tx: Tx, order: Order, lost: readonly Lost[]): Promise<Order> {
  const { sellerId, id: orderId } = order;
  if (order.state !== "placed" || lost.length === 0) return order;
  const items = await tx.renewalItem.findMany({ where: { sellerId, orderId, leftOut: null }, orderBy: { n: "asc" } });
  const why = new Map(lost.map(({ mailboxId, code }) => [mailboxId, code]));
  const rest = items.filter(({ mailboxId }) => !why.has(mailboxId));
  if (rest.length === 0) return order;
  for (const code of new Set(why.values())) {
    const mailboxId = { in: lost.filter((each) => each.code === code).map((each) => each.mailboxId) };
    await tx.renewalItem.updateMany({ where: { sellerId, orderId, mailboxId }, data: { leftOut: code } });
  }
  const policy = await policyVersion(tx, sellerId, order.policyVersion);
  const sum = sumTogether(
    policy,
    rest.map((item) => ({ ...item, lines: linesOf(item.lines) })),
    partyOf(order.billingSealed),
  );
  const data = { ...sum, lines: sum.lines.map((line) => ({ ...line })) };
  return tx.order.update({ where: { sellerId_id: { sellerId, id: orderId } }, data });
}
