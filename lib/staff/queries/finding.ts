import { numberText, parseNumber } from "@/lib/invoicing/invoice";
import type { Actor } from "@/lib/platform/actor";
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

/** What begins with these characters, as LIKE wants it: what they may stand for is taken away. */
const begins = (text: string): string => `${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;

/**
 * What a member of the staff may open that begins so: addresses, login codes, names, mail addresses, codes of orders,
 * requests and top-ups, numbers of invoices. Every query reads the beginning of an index of the seller's own rows.
 */
export async function findForStaff(seller: string, actor: Actor, text: string): Promise<Found[]> {
  const asked = text.trim().slice(0, 100);
  if (asked.length < 2) return [];
  const money = hasRight(actor, "read-receipts");
  const found = await Promise.all([
    mailboxes(seller, asked),
    customers(seller, asked),
    orders(seller, begins(asked.replace(/\s/g, ""))),
    requests(seller, begins(asked.replace(/\s/g, ""))),
    money ? invoices(seller, asked) : [],
    money ? topUps(seller, begins(asked.replace(/\s/g, ""))) : [],
  ]);
  return found.flat();
}

const shown = (kind: Found["kind"], path: (id: string) => string, rows: readonly Row[]): Found[] =>
  rows.map(({ id, title, detail }) => ({ kind, id, title, detail: detail ?? "", path: path(id) }));

async function mailboxes(seller: string, asked: string): Promise<Found[]> {
  const [local = "", domain = ""] = asked.split("@", 2);
  const byName = db().$queryRaw<Row[]>`
    SELECT "id", "localPart" || '@' || "domain" AS "title", "userCode" AS "detail" FROM "Mailbox"
    WHERE "sellerId" = ${seller} AND "localPart" LIKE ${begins(local)} AND "domain" LIKE ${begins(domain)}
    ORDER BY "localPart" USING ~<~ LIMIT ${MOST}`;
  const byCode = db().$queryRaw<Row[]>`
    SELECT "id", "localPart" || '@' || "domain" AS "title", "userCode" AS "detail" FROM "Mailbox"
    WHERE "sellerId" = ${seller} AND lower("userCode") LIKE ${begins(asked)}
    ORDER BY lower("userCode") USING ~<~ LIMIT ${MOST}`;
  const rows = (await Promise.all([byName, byCode])).flat();
  const once = rows.filter(({ id }, index) => rows.findIndex((row) => row.id === id) === index);
  return shown("mailbox", (id) => `caselle/${id}`, once.slice(0, MOST));
}

async function customers(seller: string, asked: string): Promise<Found[]> {
  return shown("customer", (id) => `clienti/${id}`, await findCustomers(seller, asked, MOST));
}

/** Customers whose name, or an account whose mail address, begins so: accounts once, with all of their holders. */
export async function findCustomers(seller: string, asked: string, most: number): Promise<Row[]> {
  if (asked.trim().length < 2) return [];
  const beginning = begins(asked.trim());
  const byName = db().$queryRaw<(Row & { userId: string | null })[]>`
    SELECT "id", "displayName" AS "title", "email" AS "detail", "userId" FROM "Holder"
    WHERE "sellerId" = ${seller} AND lower("displayName") LIKE ${beginning}
    ORDER BY lower("displayName") USING ~<~ LIMIT ${most}`;
  const byMail = db().$queryRaw<(Row & { userId: string | null })[]>`
    SELECT "id", "displayName" AS "title", "email" AS "detail", "id" AS "userId" FROM "User"
    WHERE "sellerId" = ${seller} AND lower("email") LIKE ${beginning} AND 'customer' = ANY("roles"::text[])
    ORDER BY lower("email") USING ~<~ LIMIT ${most}`;
  const rows = (await Promise.all([byName, byMail])).flat();
  const found = rows.map(({ userId, ...row }) => ({ ...row, id: userId ?? row.id }));
  return found.filter(({ id }, index) => found.findIndex((row) => row.id === id) === index).slice(0, most);
}

const orders = async (seller: string, beginning: string): Promise<Found[]> =>
  shown(
    "order",
    (id) => `ordini/${id}`,
    await db().$queryRaw<Row[]>`
      SELECT "id", "code" AS "title", "email" AS "detail" FROM "Order"
      WHERE "sellerId" = ${seller} AND lower("code") LIKE ${beginning}
      ORDER BY lower("code") USING ~<~ LIMIT ${MOST}`,
  );

const requests = async (seller: string, beginning: string): Promise<Found[]> =>
  shown(
    "request",
    (id) => `richieste/${id}`,
    await db().$queryRaw<Row[]>`
      SELECT "id", "code" AS "title", "customerName" AS "detail" FROM "Request"
      WHERE "sellerId" = ${seller} AND lower("code") LIKE ${beginning}
      ORDER BY lower("code") USING ~<~ LIMIT ${MOST}`,
  );

const topUps = async (seller: string, beginning: string): Promise<Found[]> =>
  shown(
    "top-up",
    (id) => `pagamenti/${id}`,
    await db().$queryRaw<Row[]>`
      SELECT "id", "code" AS "title", NULL AS "detail" FROM "TopUp"
      WHERE "sellerId" = ${seller} AND lower("code") LIKE ${beginning}
      ORDER BY lower("code") USING ~<~ LIMIT ${MOST}`,
  );

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
