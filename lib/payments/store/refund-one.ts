import { linesOf } from "@/lib/invoicing/invoice";
import type { Cents } from "@/lib/kernel/money";
import { linesOfOne } from "@/lib/mailboxes/together";
import type { Tx } from "@/lib/platform/db";

/** One of the mailboxes an order renewed together: its lines in the order's invoice, and what of its price is not given back. */
interface OneOfSeveral {
  of: number[];
  leftCents: Cents;
}

/** Null: the order renewed no such mailbox with others. Refunds asked for count, until they are refused. */
export async function oneOfSeveral(
  tx: Tx,
  { sellerId, orderId, mailboxId }: { sellerId: string; orderId: string; mailboxId: string },
): Promise<OneOfSeveral | null> {
  const items = await tx.renewalItem.findMany({ where: { sellerId, orderId, leftOut: null }, orderBy: { n: "asc" } });
  const own = items.find((item) => item.mailboxId === mailboxId);
  if (!own) return null;
  const { _sum } = await tx.refund.aggregate({
    where: { sellerId, mailboxId, payment: { orderId }, state: { not: "refused" } },
    _sum: { amountCents: true },
  });
  const of = linesOfOne(
    items.map(({ lines, ...item }) => ({ ...item, lines: linesOf(lines) })),
    mailboxId,
  );
  return { of, leftCents: own.totalCents - (_sum.amountCents ?? 0) };
}
