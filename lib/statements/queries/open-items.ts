import { missingOf } from "@/lib/accounts/top-up";
import type { Prisma } from "@/lib/generated/prisma/client";
import { dayInRome, instantFromDb, isoDay } from "@/lib/kernel/day";
import { blindIndex, unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import type { BankLine } from "../line";
import { codesOf, type MatchOptions } from "../matching";
import { type OpenItem, OpenItems } from "../open-items";

/** What the lines of a batch may be for, and who is known to pay for whom. */
export interface MatchFrame {
  items: OpenItems;
  options: MatchOptions;
}

/** Everything some lines may be for: what their codes name, what waits for their amounts, what their payers paid before. */
export async function matchFrame(seller: string, policy: Policy, lines: readonly BankLine[]): Promise<MatchFrame> {
  const prefixes = Object.values(policy.money.codes);
  const toleranceCents = policy.money.tolerance.feeCents;
  const credits = lines.filter(({ amountCents }) => amountCents > 0);
  const codes = credits.flatMap((line) => Object.values(codesOf(line, prefixes)).flat());
  const payers = await customersByPayer(
    seller,
    credits.flatMap(({ iban }) => (iban ? indexOf(iban) : [])),
  );
  const wanted: Wanted = {
    codes: [...new Set(codes)],
    amounts: amountsFor(credits, toleranceCents),
    customers: [...new Set([...payers.values()].flat())],
  };
  const [orders, topUps] = await Promise.all([orderItems(seller, wanted), topUpItems(seller, wanted)]);
  const customersOf = (iban: string) => payers.get(indexOf(iban)) ?? [];
  return { items: new OpenItems([...orders, ...topUps]), options: { prefixes, toleranceCents, customersOf } };
}

interface Wanted {
  codes: string[];
  amounts: number[];
  customers: string[];
}

const indexOf = (iban: string): string => blindIndex(iban.replace(/\s/g, ""));

/** Every amount that a line could pay: its own and, short of it by no more than the tolerance, those above. */
function amountsFor(lines: readonly BankLine[], toleranceCents: number): number[] {
  const amounts = [...new Set(lines.map(({ amountCents }) => amountCents))];
  return [...new Set(amounts.flatMap((amount) => Array.from({ length: toleranceCents + 1 }, (_, i) => amount + i)))];
}

/** Customers whose orders were paid from an account before, by the account's index. */
async function customersByPayer(seller: string, indexes: string[]): Promise<Map<string, string[]>> {
  if (indexes.length === 0) return new Map();
  const rows = await db().$queryRaw<{ payer: string; customer: string }[]>`
    SELECT DISTINCT l."payerIndex" AS "payer", coalesce(o."userId", o."holderId", t."userId", m."userId")::text AS "customer"
    FROM "StatementLine" l
    JOIN "StatementMatch" m ON m."sellerId" = l."sellerId" AND m."lineId" = l."id" AND m."undoneAt" IS NULL
    LEFT JOIN "Order" o ON o."sellerId" = m."sellerId" AND o."id" = m."orderId"
    LEFT JOIN "TopUp" t ON t."sellerId" = m."sellerId" AND t."id" = m."topUpId"
    WHERE l."sellerId" = ${seller} AND l."payerIndex" = ANY(${[...new Set(indexes)]})
      AND coalesce(o."userId", o."holderId", t."userId", m."userId") IS NOT NULL`;
  const found = new Map<string, string[]>();
  for (const { payer, customer } of rows) found.set(payer, [...(found.get(payer) ?? []), customer]);
  return found;
}

interface OrderRow {
  id: string;
  code: string;
  state: string;
  missing: number;
  customer: string | null;
  holder: string | null;
  owner: string | null;
  billingSealed: string | null;
  placedAt: Date | null;
  expiresAt: Date | null;
}

async function orderItems(seller: string, { codes, amounts, customers }: Wanted): Promise<OpenItem[]> {
  const rows = await db().$queryRaw<OrderRow[]>`
    SELECT o."id", o."code", o."state"::text AS "state", o."totalCents" - o."receivedCents" AS "missing",
      coalesce(o."userId", o."holderId")::text AS "customer", h."displayName" AS "holder", u."displayName" AS "owner",
      o."billingSealed", o."placedAt", o."expiresAt"
    FROM "Order" o
    LEFT JOIN "Holder" h ON h."sellerId" = o."sellerId" AND h."id" = o."holderId"
    LEFT JOIN "User" u ON u."sellerId" = o."sellerId" AND u."id" = o."userId"
    WHERE o."sellerId" = ${seller} AND o."state" <> 'draft' AND (o."code" = ANY(${codes})
      OR (o."state" = 'placed' AND (o."totalCents" - o."receivedCents" = ANY(${amounts})
        OR o."userId" = ANY(${customers}::uuid[]) OR o."holderId" = ANY(${customers}::uuid[]))))`;
  return rows.map((row) => ({
    kind: "order",
    id: row.id,
    code: row.code,
    open: row.state === "placed",
    missingCents: row.state === "placed" ? Math.max(0, row.missing) : 0,
    names: [row.holder, row.owner, billedTo(row.billingSealed)].filter((name) => name !== null),
    customer: row.customer,
    openedOn: dayOf(row.placedAt) ?? "",
    dueOn: dayOf(row.expiresAt),
  }));
}

/** The name on the invoice. */
function billedTo(sealed: string | null): string | null {
  const billing = sealed ? unseal(sealed) : null;
  if (typeof billing !== "object" || billing === null || !("name" in billing)) return null;
  return typeof billing.name === "string" ? billing.name : null;
}

async function topUpItems(seller: string, { codes, amounts, customers }: Wanted): Promise<OpenItem[]> {
  const waiting: Prisma.TopUpWhereInput[] = [
    { amountCents: { in: amounts } },
    { userId: { in: customers } },
    { receivedCents: { gt: 0 } },
  ];
  const rows = await db().topUp.findMany({
    where: { sellerId: seller, OR: [{ code: { in: codes } }, { state: "booked", OR: waiting }] },
  });
  const users = await db().user.findMany({
    where: { sellerId: seller, id: { in: rows.map(({ userId }) => userId) } },
    select: { id: true, displayName: true },
  });
  const nameOf = new Map(users.map(({ id, displayName }) => [id, displayName]));
  return rows.map((topUp) => ({
    kind: "top-up",
    id: topUp.id,
    code: topUp.code,
    open: topUp.state === "booked",
    missingCents: missingOf(topUp),
    names: [nameOf.get(topUp.userId) ?? ""].filter(Boolean),
    customer: topUp.userId,
    openedOn: dayOf(topUp.bookedAt) ?? "",
    dueOn: dayOf(topUp.expiresAt),
  }));
}

const dayOf = (at: Date | null): string | null => (at ? isoDay(dayInRome(instantFromDb(at))) : null);
