import { type Asked, idsAsked, peopleNamed } from "@/lib/customers/queries/named";
import { Prisma } from "@/lib/generated/prisma/client";
import { fromDb, isoDay } from "@/lib/kernel/day";
import type { PageOf } from "@/lib/kernel/pages";
import { type From, inBatches } from "@/lib/platform/batches";
import { db } from "@/lib/platform/db";
import { readPage } from "@/lib/platform/pages";
import type { InvoiceFilter } from "../filter";
import { numberText, parseNumber } from "../invoice";

const order = { select: { code: true, holder: { select: { displayName: true } } } } as const;
const shown = {
  id: true,
  series: true,
  year: true,
  number: true,
  issuedOn: true,
  state: true,
  totalCents: true,
  creditedId: true,
  resendBy: true,
  order,
  credited: { select: { order } },
} satisfies Prisma.InvoiceSelect;
type Shown = Prisma.InvoiceGetPayload<{ select: typeof shown }>;

const rowOf = (row: Shown) => {
  const about = row.order ?? row.credited?.order;
  return {
    id: row.id,
    number: numberText(row),
    kind: row.creditedId ? ("credit-note" as const) : ("invoice" as const),
    issuedOn: isoDay(fromDb(row.issuedOn)),
    state: row.state,
    totalCents: row.totalCents,
    resendBy: row.resendBy && isoDay(fromDb(row.resendBy)),
    customer: about?.holder?.displayName ?? "",
    orderCode: about?.code ?? "",
  };
};
export type InvoiceRow = ReturnType<typeof rowOf>;

/** A page of the seller's invoices and credit notes. For staff only: the caller has checked the viewer. */
export async function listInvoices(
  seller: string,
  filter: InvoiceFilter,
  pageSize: number,
): Promise<PageOf<InvoiceRow>> {
  const { where, cut } = await conditionsOf(seller, filter);
  const direction = filter.sort.startsWith("-") ? "desc" : "asc";
  const column = filter.sort.endsWith("total") ? "totalCents" : "issuedOn";
  const orderBy: Prisma.InvoiceOrderByWithRelationInput[] = [{ [column]: direction }, { id: direction }];
  const found = await readPage(filter.page, pageSize, {
    ids: (at) => db().invoice.findMany({ where, select: { id: true }, orderBy, ...at }),
    rows: (ids) => db().invoice.findMany({ where: { sellerId: seller, id: { in: ids } }, select: shown }),
    count: (take) => db().invoice.count({ where, take }),
  });
  return { ...found, rows: found.rows.map(rowOf), cut };
}

/** Every invoice and credit note of the filter, some hundreds at a time; answers whether a search led to more. */
export async function* eachInvoice(seller: string, filter: InvoiceFilter): AsyncGenerator<InvoiceRow[], boolean> {
  const { where, cut } = await conditionsOf(seller, filter);
  const read = ({ where: from, ...page }: From) =>
    db().invoice.findMany({ where: { AND: [where, from] }, select: shown, ...page });
  for await (const rows of inBatches(read)) yield rows.map(rowOf);
  return cut;
}

async function conditionsOf(seller: string, { q, state, kind }: InvoiceFilter) {
  const number = parseNumber(q);
  const asked = q && !number ? await invoicesAsked(seller, q) : null;
  const where: Prisma.InvoiceWhereInput = {
    sellerId: seller,
    ...(state ? { state } : {}),
    ...(kind ? { creditedId: kind === "invoice" ? null : { not: null } } : {}),
    ...(number ?? {}),
    ...(asked ? { id: { in: asked.ids } } : {}),
  };
  return { where, cut: asked?.cut ?? false };
}

/** By the order's code or by words of the customer's name; credit notes with the invoices they take back. */
function invoicesAsked(seller: string, q: string): Promise<Asked> {
  const of = Prisma.sql`"sellerId" = ${seller}`;
  const ofOrders = (orders: Prisma.Sql) => {
    const invoices = Prisma.sql`SELECT "id" FROM "Invoice" WHERE ${of} AND "orderId" IN (
      SELECT "id" FROM "Order" WHERE ${of} AND ${orders})`;
    return [invoices, Prisma.sql`SELECT "id" FROM "Invoice" WHERE ${of} AND "creditedId" IN (${invoices})`];
  };
  return idsAsked(peopleNamed(seller, q), [
    ...ofOrders(Prisma.sql`"code" = ${q.replace(/\s/g, "").toUpperCase()}`),
    ...ofOrders(Prisma.sql`"holderId" IN (SELECT "id" FROM "people")`),
  ]);
}
