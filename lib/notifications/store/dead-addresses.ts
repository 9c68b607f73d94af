import { instantToDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";

/** Why no mail arrives at an address. */
export type DeadBecause = "bounced" | "complained" | "suppressed";

/** Of addresses, in lower case, those at which no mail arrives. */
export async function deadAmong(tx: Tx, seller: string, emails: readonly string[]): Promise<Set<string>> {
  const wanted = [...new Set(emails.map((email) => email.toLowerCase()))];
  const rows = await tx.deadAddress.findMany({
    where: { sellerId: seller, email: { in: wanted } },
    select: { email: true },
  });
  return new Set(rows.map(({ email }) => email));
}

/** Marks an address as dead; false when it was already. */
export async function markDead(
  tx: Tx,
  { seller, now }: Context,
  mail: { id: string; recipient: string },
  why: DeadBecause,
): Promise<boolean> {
  const row = { sellerId: seller, email: mail.recipient.toLowerCase(), why, mailId: mail.id, since: instantToDb(now) };
  return (await tx.deadAddress.createMany({ data: row, skipDuplicates: true })).count === 1;
}

/** A mail arrived there at an instant: an address that was dead before is no more. */
export async function markAlive(tx: Tx, seller: string, email: string, at: Date): Promise<void> {
  await tx.deadAddress.deleteMany({ where: { sellerId: seller, email: email.toLowerCase(), since: { lt: at } } });
}

/** Whether an address is that of a customer: of the account, or of one of its holders. */
export async function addressOfCustomer(tx: Tx, seller: string, customerId: string, email: string): Promise<boolean> {
  const same = { sellerId: seller, email: { equals: email, mode: "insensitive" as const } };
  const [users, holders] = await Promise.all([
    tx.user.count({ where: { ...same, id: customerId } }),
    tx.holder.count({ where: { ...same, OR: [{ id: customerId }, { userId: customerId }] } }),
  ]);
  return users + holders > 0;
}

/** Mails are taken to arrive there again; false when they were already. */
export async function revive(tx: Tx, seller: string, email: string): Promise<boolean> {
  return (await tx.deadAddress.deleteMany({ where: { sellerId: seller, email: email.toLowerCase() } })).count === 1;
}
