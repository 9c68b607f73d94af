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
