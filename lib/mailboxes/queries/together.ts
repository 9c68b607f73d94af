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

/** A mailbox that an order of several activates, in the order of its invoice. Total in cents, with VAT. */
export interface ActivationInOrder {
  orderId: string;
  code: string;
  state: string;
  mailboxId: string;
  address: string;
  totalCents: number;
}

/** The activations of an order of several. Who may see them is for the caller to check. */
export async function activationsOfOrder(sellerId: string, orderId: string): Promise<ActivationInOrder[]> {
  const parts = await db().order.findMany({
    where: { sellerId, partOfId: orderId, kind: "activation" },
    select: { id: true, code: true, state: true, mailboxId: true, totalCents: true },
    orderBy: { activation: { place: "asc" } },
  });
  const mailboxes = await db().mailbox.findMany({
    where: { sellerId, id: { in: parts.flatMap(({ mailboxId }) => mailboxId ?? []) } },
    select: { id: true, localPart: true, domain: true },
  });
  const addressOf = new Map(mailboxes.map(({ id, localPart, domain }) => [id, `${localPart}@${domain}`]));
  return parts.map(({ id, mailboxId, ...part }) => ({
    ...part,
    orderId: id,
    mailboxId: mailboxId ?? "",
    address: addressOf.get(mailboxId ?? "") ?? "",
  }));
}

/** The one invoice of an order of several; null while there is none. Who may see it is for the caller to check. */
export const invoiceOfOrder = (sellerId: string, orderId: string) =>
  db().invoice.findFirst({
    where: { sellerId, orderId },
    select: { id: true, series: true, year: true, number: true, fileId: true },
  });
