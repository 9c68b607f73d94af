import { linesOf } from "@/lib/invoicing/invoice";
import type { Cents } from "@/lib/kernel/money";
import { linesOfOne } from "@/lib/mailboxes/together";
import type { Tx } from "@/lib/platform/db";

/** One of the mailboxes an order renewed or activated together: its lines in the order's invoice, and what of its price is not given back. */
interface OneOfSeveral {
  of: number[];
  leftCents: Cents;
}

/** Null: the order is of no such mailbox with others. Refunds asked for count, until they are refused. */
export async function oneOfSeveral(
  tx: Tx,
  { sellerId, orderId, mailboxId }: { sellerId: string; orderId: string; mailboxId: string },
): Promise<OneOfSeveral | null> {
  const own =
    (await renewedOf(tx, { sellerId, orderId, mailboxId })) ??
    (await activatedOf(tx, { sellerId, orderId, mailboxId }));
  if (!own) return null;
  const { _sum } = await tx.refund.aggregate({
    where: { sellerId, mailboxId, payment: { orderId }, state: { not: "refused" } },
    _sum: { amountCents: true },
  });
  return { of: own.of, leftCents: own.totalCents - (_sum.amountCents ?? 0) };
}

interface Which {
  sellerId: string;
  orderId: string;
  mailboxId: string;
}

async function renewedOf(tx: Tx, { sellerId, orderId, mailboxId }: Which) {
  const items = await tx.renewalItem.findMany({ where: { sellerId, orderId, leftOut: null }, orderBy: { n: "asc" } });
  const own = items.find((item) => item.mailboxId === mailboxId);
  const of = linesOfOne(
    items.map(({ lines, ...item }) => ({ ...item, lines: linesOf(lines) })),
    mailboxId,
  );
  return own ? { of, totalCents: own.totalCents } : null;
}

async function activatedOf(tx: Tx, { sellerId, orderId: partOfId, mailboxId }: Which) {
  const part = await tx.order.findFirst({
    where: { sellerId, partOfId, mailboxId, kind: "activation" },
    select: { totalCents: true, activation: { select: { place: true } } },
  });
  const place = part?.activation?.place;
  return part && place != null ? { of: [place], totalCents: part.totalCents } : null;
}
