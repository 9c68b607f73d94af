import { type Day, fromDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";

/** The renewal of one mailbox among those of an order of several, and how far it is. Total in cents, with VAT. */
export interface RenewalInOrder {
  mailboxId: string;
  address: string;
  expiry: Day;
  until: Day;
  totalCents: number;
  /** Why it is not carried out with the others, a refusal code. */
  leftOut: string | null;
  /** `waiting`: for its money; `running`: at the provider. */
  state: "waiting" | "running" | "done" | "left-out";
}

/** The renewals of an order of several, in its order. Who may see them is for the caller to check. */
export async function renewalsOfOrder(sellerId: string, orderId: string): Promise<RenewalInOrder[]> {
  const [items, parts] = await Promise.all([
    db().renewalItem.findMany({
      where: { sellerId, orderId },
      orderBy: { n: "asc" },
      include: { mailbox: { select: { localPart: true, domain: true } } },
    }),
    db().order.findMany({ where: { sellerId, partOfId: orderId }, select: { mailboxId: true, state: true } }),
  ]);
  const given = new Map(parts.map(({ mailboxId, state }) => [mailboxId, state === "fulfilled" ? "done" : "running"]));
  return items.map(({ mailboxId, mailbox, oldExpiry, newExpiry, totalCents, leftOut }) => ({
    mailboxId,
    address: `${mailbox.localPart}@${mailbox.domain}`,
    expiry: fromDb(oldExpiry),
    until: fromDb(newExpiry),
    totalCents,
    leftOut,
    state: leftOut ? "left-out" : ((given.get(mailboxId) ?? "waiting") as "waiting" | "running" | "done"),
  }));
}

/** The one invoice of an order of several; null while there is none. Who may see it is for the caller to check. */
export const invoiceOfOrder = (sellerId: string, orderId: string) =>
  db().invoice.findFirst({
    where: { sellerId, orderId },
    select: { id: true, series: true, year: true, number: true, fileId: true },
  });
