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

/** From the first to beyond the last text that begins so, byte by byte: bounds an index can be read between, always. */
function between(text: string): { first: string; beyond: string } {
  const first = text.toLowerCase();
  return { first, beyond: `${first}\u{10ffff}` };
}
type Between = ReturnType<typeof between>;

/**
 * What a member of the staff may open that begins so: addresses, login codes, names, mail addresses, codes of orders,
 * requests and top-ups, numbers of invoices. Every query reads the beginning of an index of the seller's own rows.
 */
export async function findForStaff(seller: string, actor: Actor, text: string): Promise<Found[]> {
  const asked = text.trim().slice(0, 100);
  if (asked.length < 2) return [];
  const code = between(asked.replace(/\s/g, ""));
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
  const [name, at, code] = [between(local), between(domain), between(asked)];
  const byName = db().$queryRaw<Row[]>`
    SELECT "id", "localPart" || '@' || "domain" AS "title", "userCode" AS "detail" FROM "Mailbox"
    WHERE "sellerId" = ${seller} AND "localPart" ~>=~ ${name.first} AND "localPart" ~<~ ${name.beyond}
      AND "domain" ~>=~ ${at.first} AND "domain" ~<~ ${at.beyond}
    ORDER BY "localPart" USING ~<~ LIMIT ${MOST}`;
  const byCode = db().$queryRaw<Row[]>`
    SELECT "id", "localPart" || '@' || "domain" AS "title", "userCode" AS "detail" FROM "Mailbox"
    WHERE "sellerId" = ${seller} AND lower("userCode") ~>=~ ${code.first} AND lower("userCode") ~<~ ${code.beyond}
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
  const { first, beyond } = between(asked.trim());
  const byName = db().$queryRaw<(Row & { userId: string | null })[]>`
    SELECT "id", "displayName" AS "title", "email" AS "detail", "userId" FROM "Holder"
    WHERE "sellerId" = ${seller} AND lower("displayName") ~>=~ ${first} AND lower("displayName") ~<~ ${beyond}
    ORDER BY lower("displayName") USING ~<~ LIMIT ${most}`;
  const byMail = db().$queryRaw<(Row & { userId: string | null })[]>`
    SELECT "id", "displayName" AS "title", "email" AS "detail", "id" AS "userId" FROM "User"
    WHERE "sellerId" = ${seller} AND lower("email") ~>=~ ${first} AND lower("email") ~<~ ${beyond}
      AND 'customer' = ANY("roles"::text[])
    ORDER BY lower("email") USING ~<~ LIMIT ${most}`;
  const rows = (await Promise.all([byName, byMail])).flat();
  const found = rows.map(({ userId, ...row }) => ({ ...row, id: userId ?? row.id }));
  return found.filter(({ id }, index) => found.findIndex((row) => row.id === id) === index).slice(0, most);
}

const orders = async (seller: string, { first, beyond }: Between): Promise<Found[]> =>
  shown(
    "order",
    (id) => `ordini/${id}`,
    await db().$queryRaw<Row[]>`
      SELECT "id", "code" AS "title", "email" AS "detail" FROM "Order"
      WHERE "sellerId" = ${seller} AND lower("code") ~>=~ ${first} AND lower("code") ~<~ ${beyond}
      ORDER BY lower("code") USING ~<~ LIMIT ${MOST}`,
  );

const requests = async (seller: string, { first, beyond }: Between): Promise<Found[]> =>
  shown(
    "request",
    (id) => `richieste/${id}`,
    await db().$queryRaw<Row[]>`
      SELECT "id", "code" AS "title", "customerName" AS "detail" FROM "Request"
      WHERE "sellerId" = ${seller} AND lower("code") ~>=~ ${first} AND lower("code") ~<~ ${beyond}
      ORDER BY lower("code") USING ~<~ LIMIT ${MOST}`,
  );

const topUps = async (seller: string, { first, beyond }: Between): Promise<Found[]> =>
  shown(
    "top-up",
    (id) => `pagamenti/${id}`,
    await db().$queryRaw<Row[]>`
      SELECT "id", "code" AS "title", NULL AS "detail" FROM "TopUp"
      WHERE "sellerId" = ${seller} AND lower("code") ~>=~ ${first} AND lower("code") ~<~ ${beyond}
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
