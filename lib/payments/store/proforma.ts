import { type Order, Prisma, type Proforma } from "@/lib/generated/prisma/client";
import { instantToDb, toDb } from "@/lib/kernel/day";
import { addOnsOf } from "@/lib/mailboxes/store/add-ons";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";

const KINDS = {
  activation: "activation",
  activations: "activation",
  renewal: "renewal",
  renewals: "renewal",
  add_on: "addOns",
} as const;

/**
 * The proforma of a locked order: the one it has, or a new one with the next number of its series and year. Null where
 * the seller's policy sends none for such an order. Numbers follow one another; a proforma is no tax document, so that
 * an order given up leaves its number behind.
 */
export async function proformaOf(tx: Tx, context: Context, order: Order): Promise<Proforma | null> {
  const { proforma } = context.policy.money;
  if (!proforma[KINDS[order.kind]] && !hasSuchAddOn(context, order)) return null;
  const { sellerId, id: orderId } = order;
  const known = await tx.proforma.findUnique({ where: { sellerId_orderId: { sellerId, orderId } } });
  if (known) return known;
  const { series } = proforma;
  const { year } = context.today;
  const number = await nextNumbers(tx, context, 1);
  const issued = { issuedOn: toDb(context.today), createdAt: instantToDb(context.now) };
  return tx.proforma.create({ data: { sellerId, id: newId(), orderId, series, year, number, ...issued } });
}

/** An add-on may be sold by proforma where the others are not. */
const hasSuchAddOn = ({ policy }: Context, order: Order): boolean =>
  order.kind === "add_on" &&
  addOnsOf(order).some(({ code }) => policy.catalogue.addOns.some((addOn) => addOn.code === code && addOn.proforma));

/** Proformas of renewals that were just placed, numbered in their order, in two statements. */
export async function proformasOf(tx: Tx, context: Context, orders: readonly { id: string }[]): Promise<void> {
  const { proforma } = context.policy.money;
  if (!proforma.renewal) return;
  const first = await nextNumbers(tx, context, orders.length);
  await rowsIn(
    tx,
    Prisma.sql`
      INSERT INTO "Proforma" ("sellerId", "id", "orderId", "series", "year", "number", "issuedOn", "createdAt")
      SELECT ${context.seller}, p."id", p."orderId", ${proforma.series}, ${context.today.year}::int, ${first}::int + p."n"::int - 1,
        ${toDb(context.today)}::date, ${instantToDb(context.now)}::timestamptz
      FROM unnest(${orders.map(newId)}::uuid[], ${orders.map(({ id }) => id)}::uuid[]) WITH ORDINALITY AS p("id", "orderId", "n")`,
  );
}

/** Takes the next numbers of the seller's series and year; the first of them. */
async function nextNumbers(tx: Tx, { seller, policy, today }: Context, count: number): Promise<number> {
  const [row] = await rowsIn<{ last: number }>(
    tx,
    Prisma.sql`
      INSERT INTO "ProformaCounter" AS c ("sellerId", "series", "year", "last")
      VALUES (${seller}, ${policy.money.proforma.series}, ${today.year}::int, ${count}::int)
      ON CONFLICT ("sellerId", "series", "year") DO UPDATE SET "last" = c."last" + EXCLUDED."last"
      RETURNING "last"`,
  );
  return (row?.last ?? count) - count + 1;
}
