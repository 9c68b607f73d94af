import type { Mailbox } from "@/lib/generated/prisma/client";
import { type Day, fromDb, toDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { remindersFor } from "../reminders";

type Remindable = Pick<Mailbox, "sellerId" | "id" | "expiresOn">;

/** Plans the reminders of a mailbox's present expiry; planning them again changes nothing. */
export async function planReminders(tx: Tx, policy: Policy, mailbox: Remindable, from: Day): Promise<void> {
  if (!mailbox.expiresOn) return;
  const { sellerId, id: mailboxId, expiresOn } = mailbox;
  await tx.reminder.createMany({
    data: remindersFor(policy, fromDb(expiresOn), from).map(({ offset, dueOn }) => ({
      sellerId,
      mailboxId,
      expiresOn,
      offset,
      dueOn: toDb(dueOn),
    })),
    skipDuplicates: true,
  });
}

/** Stops what is still planned for a mailbox: it was renewed, or is no longer. */
export async function stopReminders(tx: Tx, mailbox: Pick<Mailbox, "sellerId" | "id">): Promise<void> {
  await tx.reminder.updateMany({
    where: { sellerId: mailbox.sellerId, mailboxId: mailbox.id, state: "planned" },
    data: { state: "stopped" },
  });
}
