import { Prisma } from "@/lib/generated/prisma/client";
import { addDays, type Day, day, type Instant, instantFromDb, isoDay } from "@/lib/kernel/day";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { EXPIRING_DAYS, MOST_REMINDED, mayBeReminded, type ReminderFilter } from "../reminder";

interface ToRemind {
  id: string;
  number: string;
  name: string;
  email: string | null;
  expiresOn: Day | null;
  remindedAt: Instant | null;
  /** There is an address to write to, and they were not written to lately. */
  due: boolean;
}

/** Members with no mailbox, or one that expires about now; `iscritto`: of these only. The caller has checked who asks. */
export async function membersToRemind(
  seller: string,
  agreementId: string,
  { show, iscritto }: ReminderFilter,
): Promise<ToRemind[]> {
  const [from, to] = [isoDay(addDays(today(), -EXPIRING_DAYS.after)), isoDay(addDays(today(), EXPIRING_DAYS.before))];
  const group =
    show === "without"
      ? Prisma.sql`o."id" IS NULL`
      : Prisma.sql`m."expiresOn" BETWEEN ${from}::date AND ${to}::date AND m."state" NOT IN ('revoked', 'deleted')`;
  const only = iscritto.length > 0 ? Prisma.sql`AND p."id" = ANY(${iscritto}::uuid[])` : Prisma.empty;
  const rows = await db().$queryRaw<
    (Omit<ToRemind, "expiresOn" | "remindedAt" | "due"> & { expiresOn: string | null; remindedAt: Date | null })[]
  >`
    SELECT p."id", p."number", p."lastName" || ' ' || p."firstName" AS "name", p."email", p."remindedAt",
      m."expiresOn"::text AS "expiresOn"
    FROM "AgreementMember" p
    LEFT JOIN LATERAL (SELECT o."id", o."mailboxId" FROM "Order" o
      WHERE o."sellerId" = p."sellerId" AND o."memberId" = p."id" AND o."kind" = 'activation'
        AND o."state" IN ('placed', 'settled', 'fulfilled') ORDER BY o."createdAt" DESC LIMIT 1) o ON true
    LEFT JOIN "Mailbox" m ON m."sellerId" = p."sellerId" AND m."id" = o."mailboxId"
    WHERE p."sellerId" = ${seller} AND p."agreementId" = ${agreementId}::uuid AND p."state" = 'listed' ${only} AND ${group}
    ORDER BY m."expiresOn" NULLS LAST, p."lastName", p."firstName", p."id" LIMIT ${MOST_REMINDED}`;
  const at = now();
  return rows.map(({ expiresOn, remindedAt: reminded, ...row }) => {
    const remindedAt = reminded && instantFromDb(reminded);
    const due = row.email !== null && mayBeReminded(remindedAt, at);
    return { ...row, expiresOn: expiresOn === null ? null : day(expiresOn), remindedAt, due };
  });
}

/** The last reminders that were sent, newest first, with whom they went to. The caller has checked who asks. */
export async function lastReminders(sellerId: string, agreementId: string) {
  const reminders = await db().agreementReminder.findMany({
    where: { sellerId, agreementId },
    orderBy: { madeAt: "desc" },
    take: 10,
  });
  const members = await db().agreementMember.findMany({
    where: { sellerId, agreementId, id: { in: reminders.flatMap(({ memberIds }) => memberIds) } },
    select: { id: true, firstName: true, lastName: true },
  });
  const names = new Map(members.map(({ id, firstName, lastName }) => [id, `${lastName} ${firstName}`]));
  return reminders.map(({ id, subject, madeAt, byName, memberIds }) => ({
    id,
    subject,
    byName,
    madeAt: instantFromDb(madeAt),
    names: memberIds.map((memberId) => names.get(memberId) ?? "").filter(Boolean),
  }));
}
