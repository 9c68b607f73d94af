import type { Order, Proforma } from "@/lib/generated/prisma/client";
import { instantToDb, toDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";

/**
 * The proforma of a locked order: the one it has, or a new one with the next number of its series and year. Null where
 * the seller's policy sends none for such an order. Numbers follow one another; a proforma is no tax document, so that
 * an order given up leaves its number behind.
 */
export async function proformaOf(tx: Tx, context: Context, order: Order): Promise<Proforma | null> {
  const { proforma } = context.policy.money;
  if (!proforma[order.kind === "renewal" ? "renewal" : order.kind === "activation" ? "activation" : "addOns"])
    return null;
  const { sellerId, id: orderId } = order;
  const known = await tx.proforma.findUnique({ where: { sellerId_orderId: { sellerId, orderId } } });
  if (known) return known;
  const { series } = proforma;
  const { year } = context.today;
  const [next] = await tx.$queryRaw<{ number: number }[]>`
    INSERT INTO "ProformaCounter" ("sellerId", "series", "year", "last") VALUES (${sellerId}, ${series}, ${year}, 1)
    ON CONFLICT ("sellerId", "series", "year") DO UPDATE SET "last" = "ProformaCounter"."last" + 1
    RETURNING "last" AS "number"`;
  const issued = { issuedOn: toDb(context.today), createdAt: instantToDb(context.now) };
  return tx.proforma.create({
    data: { sellerId, id: newId(), orderId, series, year, number: next?.number ?? 1, ...issued },
  });
}
