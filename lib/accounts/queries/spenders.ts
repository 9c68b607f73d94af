import type { PrepaidSpender } from "@/lib/generated/prisma/client";
import { fromDb } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { leftOf, spenderState, spentIn } from "../spender";
import { spendableOf } from "../store/balance";

/** Everybody named for a user's account, and every account a user was named for. Amounts in cents. */
export async function spendersAround(seller: string, userId: string) {
  const rows = await db().prepaidSpender.findMany({
    where: { sellerId: seller, endedAt: null, OR: [{ ownerId: userId }, { userId }] },
    orderBy: { namedAt: "asc" },
  });
  const names = await namesOf(seller, rows);
  return {
    // Who was named is told only once they have said yes.
    mine: rows
      .filter(({ ownerId }) => ownerId === userId)
      .map((row) => ({ ...shownOf(row), login: row.login, name: row.acceptedAt ? names.get(row.userId ?? "") : null })),
    others: rows
      .filter(({ ownerId }) => ownerId !== userId)
      .map((row) => ({ ...shownOf(row), name: names.get(row.ownerId) ?? "" })),
  };
}

function shownOf(row: PrepaidSpender) {
  const spending = { ...row, month: fromDb(row.month), spentCents: Number(row.spentCents) };
  return {
    id: row.id,
    state: spenderState(row),
    limitCents: row.limitCents,
    spentCents: spentIn(spending, today()),
    leftCents: leftOf(spending, today()),
  };
}

/** Accounts of others a user may pay out of: what is left of the month's limit, and whether the money is there. */
export async function accountsOfOthers(seller: string, userId: string, priceCents: number) {
  const where = { sellerId: seller, userId, endedAt: null, acceptedAt: { not: null } };
  const rows = await db().prepaidSpender.findMany({ where, orderBy: { acceptedAt: "asc" } });
  const names = await namesOf(seller, rows);
  return Promise.all(
    rows.map(async (row) => {
      const { id, leftCents } = shownOf(row);
      const spendable = await spendableOf(db(), seller, row.ownerId);
      const isEnough = priceCents <= Math.min(leftCents, spendable);
      return { id, name: names.get(row.ownerId) ?? "", leftCents, isEnough };
    }),
  );
}
export type OtherAccount = Awaited<ReturnType<typeof accountsOfOthers>>[number];

async function namesOf(seller: string, rows: readonly PrepaidSpender[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ ownerId, userId }) => (userId ? [ownerId, userId] : [ownerId]));
  const users = await db().user.findMany({
    where: { sellerId: seller, id: { in: ids } },
    select: { id: true, displayName: true },
  });
  return new Map(users.map(({ id, displayName }) => [id, displayName]));
}
