import { Prisma } from "@/lib/generated/prisma/client";
import { type Day, type Instant, instantFromDb, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import type { Cents } from "@/lib/kernel/money";
import { db } from "@/lib/platform/db";
import { owedTo } from "../store/commission";
import { UNBOOKED } from "../unbooked";

/** Resellers whose commissions are not all booked as they are earned. */
export const resellersToBook = () =>
  db().$queryRaw<{ sellerId: string; resellerId: string }[]>`
    SELECT DISTINCT u."sellerId", u."resellerId" FROM (${Prisma.raw(UNBOOKED)}) u`;

/** What was given to a reseller of its commissions. */
export interface Given {
  id: string;
  at: Instant;
  how: string;
  cents: Cents;
  note: string;
}
export interface Commissions {
  /** Earned in the time asked for, less what was taken back in it: as it is booked in the ledger. */
  earnedCents: Cents;
  given: Given[];
  /** Owed today. */
  owedCents: Cents;
}

/** A reseller's commissions from a day on and before another, as the ledger has them. The caller has checked who asks. */
export async function commissionsOf(
  sellerId: string,
  resellerId: string,
  { from, to }: { from: Day; to: Day },
): Promise<Commissions> {
  const at = { gte: instantToDb(startOfDayInRome(from)), lt: instantToDb(startOfDayInRome(to)) };
  const [earned, given, owedCents] = await Promise.all([
    db().commission.aggregate({ where: { sellerId, resellerId, at, orderId: { not: null } }, _sum: { cents: true } }),
    db().commission.findMany({
      where: { sellerId, resellerId, at, orderId: null },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    }),
    owedTo(db(), sellerId, resellerId),
  ]);
  return {
    earnedCents: earned._sum.cents ?? 0,
    given: given.map(({ id, at: on, kind, cents, note }) => ({
      id,
      at: instantFromDb(on),
      how: kind,
      cents: -cents,
      note,
    })),
    owedCents,
  };
}

/** What a reseller is owed today, in cents. For staff: the caller has checked. */
export const owedToReseller = (sellerId: string, resellerId: string): Promise<Cents> =>
  owedTo(db(), sellerId, resellerId);
