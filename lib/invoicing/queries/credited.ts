import { Prisma } from "@/lib/generated/prisma/client";
import type { Cents } from "@/lib/kernel/money";
import { db } from "@/lib/platform/db";
import { creditedOfOrder } from "../parts";

const OF_ORDER = Prisma.raw(creditedOfOrder("o"));

/** Net cents of orders that credit notes gave back, parts of orders of several too; those without any are not there. */
export async function creditedNets(sellerId: string, orderIds: readonly string[]): Promise<Map<string, Cents>> {
  const rows = await db().$queryRaw<{ id: string; cents: bigint }[]>`
    SELECT o."id", n."cents"::bigint AS "cents" FROM "Order" o CROSS JOIN LATERAL (${OF_ORDER}) n
    WHERE o."sellerId" = ${sellerId} AND o."id" = ANY(${[...orderIds]}::uuid[]) AND n."cents" <> 0`;
  return new Map(rows.map(({ id, cents }) => [id, Number(cents)]));
}
