import { type Order, Prisma } from "@/lib/generated/prisma/client";
import { type Day, dayInRome, instantFromDb, instantToDb, isAfter, toDb } from "@/lib/kernel/day";
import { totalsOf } from "@/lib/kernel/money";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { linesOf } from "../invoice";

/**
 * The order is paid: an invoice waits for its number, given in order by one job, so that payers never queue for them.
 * Customers invoiced on delivery (policy: `money.invoice.onDelivery`) wait for that; an order invoiced already stays so.
 */
export async function invoicePaid(tx: Tx, context: Context, order: Order): Promise<void> {
  const held = !order.fulfilledAt && (await isInvoicedOnDelivery(tx, context, order));
  await ask(tx, context, order, held ? "held" : "waiting");
}

/** What an order bought is delivered: the invoice that waited for it is due, also when the money is still to come. */
export async function invoiceDelivered(tx: Tx, context: Context, order: Order): Promise<void> {
  // What is part of another order is on that one's invoice.
  if (order.partOfId || !(await isInvoicedOnDelivery(tx, context, order))) return;
  await ask(tx, context, order, "waiting");
  const { seller: sellerId, today } = context;
  await tx.invoice.updateMany({
    where: { sellerId, orderId: order.id, state: "held" },
    data: { state: "waiting", issuedOn: toDb(today), year: today.year },
  });
}

/** Public bodies and agreed customers: by kind of holder, or by the channel they buy in. */
async function isInvoicedOnDelivery(tx: Tx, { policy }: Context, order: Order): Promise<boolean> {
  const { holderKinds, channels } = policy.money.invoice.onDelivery;
  if (channels.some((channel) => channel === order.channel)) return true;
  const kinds = holderKinds.filter((kind) => policy.identity.holderKinds.includes(kind));
  if (kinds.length === 0 || !order.holderId) return false;
  const key = { sellerId_id: { sellerId: order.sellerId, id: order.holderId } };
  const holder = await tx.holder.findUnique({ where: key, select: { kind: true } });
  return kinds.some((kind) => kind === holder?.kind);
}

/** Once for each order, whoever asks first; for what was free there is nothing to invoice. */
async function ask(tx: Tx, context: Context, order: Order, state: "held" | "waiting"): Promise<void> {
  const { today } = context;
  const amounts = amountsOf(order);
  if (amounts.totalCents === 0) return;
  const { netCents, vatCents, totalCents, vatSplit } = amounts;
  const operationOn = operationOf(order, { today, held: state === "held" });
  await rowsIn(
    tx,
    Prisma.sql`
      INSERT INTO "Invoice" ("sellerId", "id", "orderId", "state", "series", "year", "issuedOn", "lines", "netCents",
        "vatCents", "totalCents", "vatSplit", "billingSealed", "createdAt", "operationOn")
      VALUES (${order.sellerId}, ${newId()}::uuid, ${order.id}::uuid, ${state}::"InvoiceState",
        ${context.policy.money.invoiceSeries}, ${today.year}::int, ${toDb(today)}::date,
        ${JSON.stringify(order.lines ?? [])}::jsonb, ${netCents}::int, ${vatCents}::int, ${totalCents}::int, ${vatSplit}::boolean,
        ${order.billingSealed ?? ""}, ${instantToDb(context.now)}::timestamptz,
        ${operationOn && toDb(operationOn)}::date)
      ON CONFLICT DO NOTHING`,
  );
  if (state === "held") return;
  await context.enqueue("invoices.number", { seller: order.sellerId }, { key: order.sellerId });
}

/**
 * The day of the operation, of an invoice that may be issued later. What was filled in the course of a month is of the day
 * its first mailbox was paid: all of it is on one invoice, by the day 15 of the next month (DPR 633/1972, art. 21, c. 4 a).
 */
function operationOf(order: Order, { today, held }: { today: Day; held: boolean }): Day | null {
  if (order.kind !== "activations") return held ? today : null;
  const begun = dayInRome(instantFromDb(order.createdAt));
  return held || isAfter(today, begun) ? begun : null;
}

/** Who keeps the VAT for the State was asked for the net amount (see `amountsOwed`): the invoice says the VAT as well. */
export function amountsOf(order: Pick<Order, "netCents" | "vatCents" | "totalCents"> & { lines: unknown }) {
  const asked = { netCents: order.netCents, vatCents: order.vatCents, totalCents: order.totalCents };
  if (order.vatCents > 0) return { ...asked, vatSplit: false };
  const { netCents, vatCents, totalCents } = totalsOf(linesOf(order.lines));
  return vatCents > 0 ? { netCents, vatCents, totalCents, vatSplit: true } : { ...asked, vatSplit: false };
}
