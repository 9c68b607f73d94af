import type { Prisma } from "@/lib/generated/prisma/client";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
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

/** Beyond this nobody pages: a search is narrowed instead. */
const COUNTED = 10_000;

/** A page of the seller's invoices and credit notes. For staff only: the caller has checked the viewer. */
export async function listInvoices(
  seller: string,
  filter: InvoiceFilter,
  pageSize: number,
): Promise<{ rows: InvoiceRow[]; total: number }> {
  const where = conditionsOf(seller, filter);
  const direction = filter.sort.startsWith("-") ? "desc" : "asc";
  const column = filter.sort.endsWith("total") ? "totalCents" : "issuedOn";
  const [rows, total] = await Promise.all([
    db().invoice.findMany({
      where,
      select: shown,
      orderBy: [{ [column]: direction }, { id: direction }],
      skip: Math.min((filter.page - 1) * pageSize, COUNTED),
      take: pageSize,
    }),
    db().invoice.count({ where, take: COUNTED }),
  ]);
  return { rows: rows.map(rowOf), total };
}

/** By number, by the order's code, or by the beginning of the customer's name. */
function conditionsOf(seller: string, { q, state, kind }: InvoiceFilter): Prisma.InvoiceWhereInput {
  const number = parseNumber(q);
  const about = {
    OR: [
      { code: { equals: q, mode: "insensitive" as const } },
      { holder: { displayName: { startsWith: q, mode: "insensitive" as const } } },
    ],
  };
  return {
    sellerId: seller,
    ...(state ? { state } : {}),
    ...(kind ? { creditedId: kind === "invoice" ? null : { not: null } } : {}),
    ...(number ?? {}),
    ...(q && !number ? { OR: [{ order: about }, { credited: { order: about } }] } : {}),
  };
}
