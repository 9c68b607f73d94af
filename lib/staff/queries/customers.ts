import { type Asked, idsAsked, peopleNamed } from "@/lib/customers/queries/named";
import { Prisma } from "@/lib/generated/prisma/client";
import type { PageOf } from "@/lib/kernel/pages";
import { type From, inBatches } from "@/lib/platform/batches";
import { begins } from "@/lib/platform/beginning";
import { db } from "@/lib/platform/db";
import { readPage } from "@/lib/platform/pages";
import type { CustomerFilter } from "../customer-filter";

/** A customer as the desk lists them: an account, or a holder who has none. */
export interface CustomerRow {
  id: string;
  name: string;
  email: string;
  province: string | null;
}

/** A page of the seller's customers by name. For staff only: the caller has checked the viewer. */
export async function listCustomers(
  seller: string,
  filter: CustomerFilter,
  pageSize: number,
): Promise<PageOf<CustomerRow>> {
  const { where, cut } = await conditionsOf(seller, filter);
  const way = Prisma.raw(filter.sort.startsWith("-") ? "DESC" : "ASC");
  const ids = customers(Prisma.sql`"id", "displayName" AS "name"`, where);
  const found = await readPage<CustomerRow>(filter.page, pageSize, {
    ids: ({ skip, take }) => db().$queryRaw<{ id: string }[]>`
      SELECT "id" FROM (${ids}) AS "all" ORDER BY "name" ${way}, "id" ${way} LIMIT ${take} OFFSET ${skip}`,
    rows: (shown) => db().$queryRaw<CustomerRow[]>(customers(COLUMNS, among(seller, shown))),
    count: async (most) => {
      const [counted] = await db().$queryRaw<{ total: number }[]>`
        SELECT count(*)::int AS "total" FROM (SELECT 1 FROM (${ids}) AS "all" LIMIT ${most}) AS "some"`;
      return counted?.total ?? 0;
    },
  });
  return { ...found, cut };
}

/** Every customer of the filter, some hundreds at a time. */
export async function* eachCustomer(seller: string, filter: CustomerFilter): AsyncGenerator<CustomerRow[], boolean> {
  const { where, cut } = await conditionsOf(seller, filter);
  const all = customers(COLUMNS, where);
  yield* inBatches(
    ({ where: { id }, take }: From) => db().$queryRaw<CustomerRow[]>`
      SELECT * FROM (${all}) AS "all" ${id ? Prisma.sql`WHERE "id" > ${id.gt}::uuid` : Prisma.empty}
      ORDER BY "id" LIMIT ${take}`,
  );
  return cut;
}

const COLUMNS = Prisma.sql`"id", "displayName" AS "name", "email", "province"`;

const customers = (columns: Prisma.Sql, where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT ${columns} FROM "User" WHERE ${where} AND 'customer' = ANY("roles")
  UNION ALL SELECT ${columns} FROM "Holder" WHERE ${where} AND "userId" IS NULL`;

const among = (seller: string, ids: string[]): Prisma.Sql =>
  Prisma.sql`"sellerId" = ${seller} AND "id" = ANY(${ids}::uuid[])`;

async function conditionsOf(seller: string, { q }: CustomerFilter): Promise<{ where: Prisma.Sql; cut: boolean }> {
  if (!q) return { where: Prisma.sql`"sellerId" = ${seller}`, cut: false };
  const { ids, cut } = await customersAsked(seller, q);
  return { where: among(seller, ids), cut };
}

/** By words of the name, of an account's or of one of its holders', or by the beginning of the account's mail address. */
const customersAsked = (seller: string, q: string): Promise<Asked> =>
  idsAsked(peopleNamed(seller, q), [
    Prisma.sql`SELECT coalesce("userId", "id") AS "id" FROM "Holder" WHERE "sellerId" = ${seller}
      AND "id" IN (SELECT "id" FROM "people")`,
    Prisma.sql`SELECT "id" FROM (${peopleNamed(seller, q, { table: "User" })}) AS "users"`,
    Prisma.sql`SELECT "id" FROM "User" WHERE "sellerId" = ${seller} AND ${begins(Prisma.sql`lower("email")`, q)}`,
  ]);
