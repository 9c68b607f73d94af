import { peopleNamed } from "@/lib/customers/queries/named";
import { Prisma } from "@/lib/generated/prisma/client";
import { numberText, parseNumber } from "@/lib/invoicing/invoice";
import type { Actor } from "@/lib/platform/actor";
import { begins } from "@/lib/platform/beginning";
import { db } from "@/lib/platform/db";
import { hasRight } from "@/lib/platform/rights";

const FOUND_KINDS = ["mailbox", "customer", "order", "invoice", "request", "top-up"] as const;

/** One thing the palette leads to. */
export interface Found {
  kind: (typeof FOUND_KINDS)[number];
  id: string;
  title: string;
  detail: string;
  /** Path after the desk's own. */
  path: string;
}

interface Row {
  id: string;
  title: string;
  detail: string | null;
}

/** Of each kind: enough to choose from, few enough to read. */
const MOST = 6;

/**
 * What a member of the staff may open that begins so: addresses, login codes, words of names, mail addresses, codes of
 * orders, requests and top-ups, numbers of invoices. Every query reads the beginning of an index of the seller's own rows.
 */
export async function findForStaff(seller: string, actor: Actor, text: string): Promise<Found[]> {
  const asked = text.trim().slice(0, 100);
  if (asked.length < 2) return [];
  const code = asked.replace(/\s/g, "");
  const money = hasRight(actor, "read-receipts");
  const found = await Promise.all([
    mailboxes(seller, asked),
    customers(seller, asked),
    orders(seller, code),
    requests(seller, code),
    money ? invoices(seller, asked) : [],
    money ? topUps(seller, code) : [],
  ]);
  return found.flat();
}

const shown = (kind: Found["kind"], path: (id: string) => string, rows: readonly Row[]): Found[] =>
  rows.map(({ id, title, detail }) => ({ kind, id, title, detail: detail ?? "", path: path(id) }));

async function mailboxes(seller: string, asked: string): Promise<Found[]> {
  const [local = "", domain = ""] = asked.split("@", 2);
  const byName = db().$queryRaw<Row[]>`
    SELECT "id", "localPart" || '@' || "domain" AS "title", "userCode" AS "detail" FROM "Mailbox"
    WHERE "sellerId" = ${seller} AND ${begins(Prisma.sql`"localPart"`, local)} AND ${begins(Prisma.sql`"domain"`, domain)}
    ORDER BY "localPart" USING ~<~ LIMIT ${MOST}`;
  const byCode = db().$queryRaw<Row[]>`
    SELECT "id", "localPart" || '@' || "domain" AS "title", "userCode" AS "detail" FROM "Mailbox"
    WHERE "sellerId" = ${seller} AND ${begins(Prisma.sql`lower("userCode")`, asked)}
    ORDER BY lower("userCode") USING ~<~ LIMIT ${MOST}`;
  const rows = (await Promise.all([byName, byCode])).flat();
  return shown("mailbox", (id) => `caselle/${id}`, once(rows));
}

const once = (rows: Row[]): Row[] =>
  rows.filter(({ id }, index) => rows.findIndex((row) => row.id === id) === index).slice(0, MOST);

type Person = Row & { userId: string | null };

/** First those whose whole name begins so, then those with words that do: accounts once, with all of their holders. */
async function customers(seller: string, asked: string): Promise<Found[]> {
  const holders = Prisma.sql`SELECT "id", "displayName" AS "title", "email" AS "detail", "userId" FROM "Holder"`;
  const byName = db().$queryRaw<Person[]>`${holders}
    WHERE "sellerId" = ${seller} AND ${begins(Prisma.sql`lower("displayName")`, asked)}
    ORDER BY lower("displayName") USING ~<~ LIMIT ${MOST}`;
  const byWords = db().$queryRaw<Person[]>`${holders}
    WHERE "sellerId" = ${seller} AND "id" IN (${peopleNamed(seller, asked, { most: MOST })})`;
  const byMail = db().$queryRaw<Person[]>`
    SELECT "id", "displayName" AS "title", "email" AS "detail", "id" AS "userId" FROM "User"
    WHERE "sellerId" = ${seller} AND ${begins(Prisma.sql`lower("email")`, asked)} AND 'customer' = ANY("roles")
    ORDER BY lower("email") USING ~<~ LIMIT ${MOST}`;
  const rows = (await Promise.all([byName, byMail, byWords])).flat();
  const found = rows.map(({ userId, ...row }) => ({ ...row, id: userId ?? row.id }));
  return shown("customer", (id) => `clienti/${id}`, once(found));
}

const orders = async (seller: string, code: string): Promise<Found[]> =>
  shown(
    "order",
    (id) => `ordini/${id}`,
    await db().$queryRaw<
      Row[]
    >`SELECT "id", "code" AS "title", "email" AS "detail" FROM "Order" ${coded(seller, code)}`,
  );

const requests = async (seller: string, code: string): Promise<Found[]> =>
  shown(
    "request",
    (id) => `richieste/${id}`,
    await db().$queryRaw<Row[]>`
      SELECT "id", "code" AS "title", "customerName" AS "detail" FROM "Request" ${coded(seller, code)}`,
  );

const topUps = async (seller: string, code: string): Promise<Found[]> =>
  shown(
    "top-up",
    (id) => `pagamenti/${id}`,
    await db().$queryRaw<Row[]>`SELECT "id", "code" AS "title", NULL AS "detail" FROM "TopUp" ${coded(seller, code)}`,
  );

const coded = (seller: string, code: string): Prisma.Sql => Prisma.sql`
  WHERE "sellerId" = ${seller} AND ${begins(Prisma.sql`lower("code")`, code)}
  ORDER BY lower("code") USING ~<~ LIMIT ${MOST}`;

async function invoices(seller: string, asked: string): Promise<Found[]> {
  const number = parseNumber(asked);
  if (!number) return [];
  const rows = await db().invoice.findMany({
    where: { sellerId: seller, year: number.year, number: number.number, series: number.series },
    select: { id: true, series: true, year: true, number: true },
    take: MOST,
  });
  return shown(
    "invoice",
    (id) => `fatture/${id}`,
    rows.map((row) => ({ id: row.id, title: numberText(row) ?? "", detail: null })),
  );
}
