import { type Day, toDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";

/** Mailboxes on which something falls due by a day, a page at a time after the last one seen. */
export function mailboxesDue(on: Day, after: { sellerId: string; id: string } | null, take: number) {
  return db().mailbox.findMany({
    where: {
      nextStepOn: { lte: toDb(on) },
      state: { in: ["active", "expired", "suspended", "renewal_failed"] },
      ...(after
        ? { OR: [{ sellerId: { gt: after.sellerId } }, { sellerId: after.sellerId, id: { gt: after.id } }] }
        : {}),
    },
    orderBy: [{ sellerId: "asc" }, { id: "asc" }],
    select: { sellerId: true, id: true, expiresOn: true, state: true },
    take,
  });
}

/** Planned reminders due by a day, a page at a time: sent or stopped ones leave the list. */
export function remindersDue(on: Day, take: number, skip: number) {
  return db().reminder.findMany({
    where: { state: "planned", dueOn: { lte: toDb(on) } },
    orderBy: [{ sellerId: "asc" }, { mailboxId: "asc" }, { dueOn: "asc" }],
    select: { sellerId: true, mailboxId: true },
    distinct: ["sellerId", "mailboxId"],
    take,
    skip,
  });
}
