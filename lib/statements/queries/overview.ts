import { type Day, fromDb, instantFromDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";

/** How far the lines of a file (or of all) are: counts, and what of the money is matched to nothing yet, in cents. */
export interface LineProgress {
  total: number;
  todo: number;
  leftInCents: number;
  leftOutCents: number;
}
const NONE: LineProgress = { total: 0, todo: 0, leftInCents: 0, leftOutCents: 0 };

async function progressBy(seller: string, fileIds: string[] | null): Promise<Map<string, LineProgress>> {
  const rows = await db().$queryRaw<{ fileId: string; total: bigint; todo: bigint; in: bigint; out: bigint }[]>`
    SELECT s."fileId"::text AS "fileId", count(*) AS "total",
      count(*) FILTER (WHERE l."state" IN ('new', 'open')) AS "todo",
      coalesce(sum(l."leftCents") FILTER (WHERE l."leftCents" > 0), 0)::bigint AS "in",
      coalesce(sum(l."leftCents") FILTER (WHERE l."leftCents" < 0), 0)::bigint AS "out"
    FROM "StatementLine" l JOIN "Statement" s ON s."sellerId" = l."sellerId" AND s."id" = l."statementId"
    WHERE l."sellerId" = ${seller} AND l."state" <> 'staged'
      AND (${fileIds}::uuid[] IS NULL OR s."fileId" = ANY(${fileIds}::uuid[]))
    GROUP BY s."fileId"`;
  return new Map(
    rows.map(({ fileId, total, todo, in: left, out }) => [
      fileId,
      { total: Number(total), todo: Number(todo), leftInCents: Number(left), leftOutCents: Number(out) },
    ]),
  );
}

/** How far all lines of a seller are. */
export async function allProgress(seller: string): Promise<LineProgress> {
  const [row] = await db().$queryRaw<{ total: bigint; todo: bigint; in: bigint; out: bigint }[]>`
    SELECT count(*) AS "total", count(*) FILTER (WHERE "state" IN ('new', 'open')) AS "todo",
      coalesce(sum("leftCents") FILTER (WHERE "leftCents" > 0), 0)::bigint AS "in",
      coalesce(sum("leftCents") FILTER (WHERE "leftCents" < 0), 0)::bigint AS "out"
    FROM "StatementLine" WHERE "sellerId" = ${seller} AND "state" <> 'staged'`;
  if (!row) return NONE;
  return {
    total: Number(row.total),
    todo: Number(row.todo),
    leftInCents: Number(row.in),
    leftOutCents: Number(row.out),
  };
}

const PAGE_SIZE = 30;

/** Files as the accounting sees them, the newest first, each with its accounts and how far its lines are. */
export async function listFiles(seller: string, page: number) {
  const where = { sellerId: seller };
  const [rows, total] = await Promise.all([
    db().statementFile.findMany({
      where,
      orderBy: { createdAt: "desc" },
      include: { statements: { orderBy: { n: "asc" } } },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    db().statementFile.count({ where }),
  ]);
  const progress = await progressBy(
    seller,
    rows.map(({ id }) => id),
  );
  const files = rows.map(({ statements, createdAt, ...file }) => ({
    ...file,
    createdAt: instantFromDb(createdAt),
    accounts: [...new Set(statements.map(({ account }) => account))],
    ...periodOf(statements),
    progress: progress.get(file.id) ?? NONE,
  }));
  return { files, total, pageSize: PAGE_SIZE };
}

function periodOf(statements: readonly { fromOn: Date | null; toOn: Date | null }[]): {
  from: Day | null;
  to: Day | null;
} {
  const days = statements.flatMap(({ fromOn, toOn }) => [fromOn, toOn]).filter((day) => day !== null);
  const sorted = days.map((day) => day.getTime()).sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  return {
    from: first === undefined ? null : fromDb(new Date(first)),
    to: last === undefined ? null : fromDb(new Date(last)),
  };
}

/** One file with its statements. */
export async function fileDetail(seller: string, id: string) {
  if (!isId(id)) return null;
  const row = await db().statementFile.findUnique({
    where: { sellerId_id: { sellerId: seller, id } },
    include: { statements: { orderBy: { n: "asc" } } },
  });
  if (!row) return null;
  const { statements, createdAt, ...file } = row;
  return {
    ...file,
    createdAt: instantFromDb(createdAt),
    progress: (await progressBy(seller, [id])).get(id) ?? NONE,
    statements: statements.map(({ fromOn, toOn, openingCents, closingCents, ...statement }) => ({
      ...statement,
      from: fromOn && fromDb(fromOn),
      to: toOn && fromDb(toOn),
      openingCents: openingCents === null ? null : Number(openingCents),
      closingCents: closingCents === null ? null : Number(closingCents),
    })),
  };
}
