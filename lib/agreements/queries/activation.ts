import { spendableOf } from "@/lib/accounts/store/balance";
import { type ActivationRun, Prisma } from "@/lib/generated/prisma/client";
import { numberText } from "@/lib/invoicing/invoice";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { LineFilter, LineState } from "../activation-filter";

export type LineCounts = Partial<Record<LineState, number>>;

export interface LineRow {
  memberId: string;
  n: number;
  number: string;
  name: string;
  state: LineState;
  names: string[];
  clash: boolean;
  /** Why it failed: a refusal code. */
  reason: string | null;
  orderCode: string | null;
  /** What the mailbox is called; null while there is none. */
  address: string | null;
}

/** The runs of an agreement with what became of their lines, newest first. The caller has checked who asks. */
export async function activationRuns(
  sellerId: string,
  agreementId: string,
): Promise<{ run: ActivationRun; counts: LineCounts }[]> {
  const where = { sellerId, agreementId, state: { not: "dropped" } };
  const runs = await db().activationRun.findMany({ where, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 20 });
  return Promise.all(runs.map(async (run) => ({ run, counts: await lineCounts(run) })));
}

/** A run of an agreement; null: none of that id. The caller has checked who asks. */
export async function activationRun(sellerId: string, agreementId: string, id: string): Promise<ActivationRun | null> {
  return isId(id) ? db().activationRun.findFirst({ where: { sellerId, agreementId, id } }) : null;
}

/** Lines as they are shown: the state is that of the order and its mailbox. */
const shown = ({ sellerId, id }: Pick<ActivationRun, "sellerId" | "id">) => Prisma.sql`
  SELECT l."memberId", l."n", l."names", l."clash", l."reason", p."number", p."lastName" || ' ' || p."firstName" AS "name",
    CASE WHEN o."id" IS NULL OR o."state" = 'draft' THEN NULL ELSE o."code" END AS "orderCode",
    m."localPart" || '@' || m."domain" AS "address",
    CASE WHEN l."state" <> 'ordered' THEN l."state"
      WHEN o."state" IN ('cancelled', 'expired') THEN 'lapsed'
      WHEN o."state" = 'draft' THEN 'to-complete'
      WHEN o."state" = 'placed' THEN 'to-pay'
      WHEN m."state" = 'provisioning-failed' THEN 'not-made'
      WHEN m."state" IN ('reserved', 'provisioning') OR m."state" IS NULL THEN 'making'
      ELSE 'active' END AS "state"
  FROM "ActivationLine" l
  JOIN "AgreementMember" p ON p."sellerId" = l."sellerId" AND p."id" = l."memberId"
  LEFT JOIN "Order" o ON o."sellerId" = l."sellerId" AND o."id" = l."orderId"
  LEFT JOIN "Mailbox" m ON m."sellerId" = o."sellerId" AND m."id" = o."mailboxId"
  WHERE l."sellerId" = ${sellerId} AND l."runId" = ${id}::uuid`;

/** How many lines are in each state, and in how many `nome.cognome` could not be had. */
export async function lineCounts(run: Pick<ActivationRun, "sellerId" | "id">): Promise<LineCounts> {
  const rows = await db().$queryRaw<{ state: LineState; n: number }[]>`
    SELECT "state", count(*)::int AS "n" FROM (${shown(run)}) AS line GROUP BY "state"`;
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** A page of the lines of a run, in their order. */
export async function activationLines(
  run: Pick<ActivationRun, "sellerId" | "id">,
  { q, show, page }: LineFilter,
  pageSize: number,
): Promise<{ rows: LineRow[]; total: number }> {
  const only = show === "clash" ? Prisma.sql`"clash"` : Prisma.sql`${show}::text IN ('all', "state")`;
  const rows = await db().$queryRaw<(LineRow & { total: number })[]>`
    SELECT *, count(*) OVER ()::int AS "total" FROM (${shown(run)}) AS line WHERE ${only}
      AND (starts_with(lower("name"), lower(${q}::text)) OR starts_with(lower("number"), lower(${q}::text)))
    ORDER BY "n" LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return { rows, total: rows[0]?.total ?? 0 };
}

/** One line of a run; null: none for that member. */
export async function activationLine(
  run: Pick<ActivationRun, "sellerId" | "id">,
  memberId: string,
): Promise<LineRow | null> {
  if (!isId(memberId)) return null;
  const [row] = await db().$queryRaw<LineRow[]>`
    SELECT * FROM (${shown(run)}) AS line WHERE "memberId" = ${memberId}::uuid`;
  return row ?? null;
}

/** The orders that bring the lines of a run together on one invoice each, first made first; none where each has its own. */
export async function togetherOrders(run: Pick<ActivationRun, "sellerId" | "id" | "together">) {
  if (!run.together) return [];
  const { sellerId, id: runId } = run;
  const orders = await db().order.findMany({
    where: { sellerId, kind: "activations", parts: { some: { activation: { runId } } } },
    select: {
      id: true,
      code: true,
      state: true,
      totalCents: true,
      invoice: { select: { series: true, year: true, number: true } },
      _count: { select: { parts: true } },
    },
    orderBy: { createdAt: "asc" },
  });
  return orders.map(({ invoice, _count, ...order }) => ({
    ...order,
    mailboxes: _count.parts,
    invoice: invoice && numberText(invoice),
  }));
}

/** Whose prepaid account an agreement's professional order pays out of, and what is in it, cents; null: no account. */
export async function orderAccount(sellerId: string, agreementId: string): Promise<{ spendableCents: number } | null> {
  const key = { sellerId_id: { sellerId, id: agreementId } };
  const { accountUserId } = await db().agreement.findUniqueOrThrow({ where: key, select: { accountUserId: true } });
  return accountUserId ? { spendableCents: await spendableOf(db(), sellerId, accountUserId) } : null;
}

/** The page of a run, under that of its seller. */
export async function runPath(sellerId: string, runId: string): Promise<string> {
  const run = await db().activationRun.findUniqueOrThrow({
    where: { sellerId_id: { sellerId, id: runId } },
    select: { agreement: { select: { slug: true } } },
  });
  return `/${sellerId}/convenzioni/${run.agreement.slug}/gestione/attivazioni/${runId}`;
}
