import type { Prisma } from "@/lib/generated/prisma/client";
import { fromDb } from "@/lib/kernel/day";
import { type From, inBatches } from "@/lib/platform/batches";
import { db } from "@/lib/platform/db";
import { isClass } from "../classes";
import { type LineFilter, STATES_OF } from "../filter";
import { type KeptProposal, proposalsSchema } from "../matching";

const shown = {
  id: true,
  bookedOn: true,
  amountCents: true,
  leftCents: true,
  payer: true,
  search: true,
  state: true,
  score: true,
  proposals: true,
  matches: { where: { undoneAt: null }, orderBy: { at: "asc" } },
} satisfies Prisma.StatementLineSelect;
type Shown = Prisma.StatementLineGetPayload<{ select: typeof shown }>;

const rowOf = ({ bookedOn, amountCents, leftCents, proposals, matches, search, ...row }: Shown) => ({
  ...row,
  text: search,
  bookedOn: fromDb(bookedOn),
  amountCents: Number(amountCents),
  leftCents: Number(leftCents),
  best: (proposalsSchema.parse(proposals)[0] ?? null) as KeptProposal | null,
  matches: matches.map(({ kind, orderId, topUpId }) => ({ kind, class: isClass(kind), orderId, topUpId })),
});
export type LineRow = ReturnType<typeof rowOf>;

/** Beyond this nobody pages: a search is narrowed instead, or exported. */
const COUNTED = 10_000;

/** A page of a seller's lines. For the accounting only: the caller has checked the viewer. */
export async function listLines(
  seller: string,
  filter: LineFilter,
  pageSize: number,
): Promise<{ rows: LineRow[]; total: number }> {
  const where = conditionsOf(seller, filter);
  const [rows, total] = await Promise.all([
    db().statementLine.findMany({
      where,
      select: shown,
      orderBy: orderOf(filter.sort),
      skip: Math.min((filter.page - 1) * pageSize, COUNTED),
      take: pageSize,
    }),
    db().statementLine.count({ where, take: COUNTED }),
  ]);
  return { rows: rows.map(rowOf), total };
}

/** Every line of the filter, some hundreds at a time. */
export async function* eachLine(seller: string, filter: LineFilter): AsyncGenerator<LineRow[]> {
  const read = ({ where: from, ...page }: From) =>
    db().statementLine.findMany({ where: { AND: [conditionsOf(seller, filter), from] }, select: shown, ...page });
  for await (const rows of inBatches(read)) yield rows.map(rowOf);
}

const COLUMNS = { booked: "bookedOn", amount: "amountCents", score: "score" } as const;

function orderOf(sort: string): Prisma.StatementLineOrderByWithRelationInput[] {
  const direction = sort.startsWith("-") ? "desc" : "asc";
  const column = COLUMNS[sort.replace("-", "") as keyof typeof COLUMNS];
  return [{ [column]: direction }, { id: direction }];
}

function conditionsOf(seller: string, { q, vista, segno, file }: LineFilter): Prisma.StatementLineWhereInput {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return {
    sellerId: seller,
    state: { in: STATES_OF[vista] },
    ...(segno ? { amountCents: segno === "entrate" ? { gt: 0 } : { lt: 0 } } : {}),
    ...(file ? { statement: { fileId: file } } : {}),
    ...(words.length > 0 ? { AND: words.map(saying) } : {}),
  };
}

/** A word of the text, or an amount as it is typed. */
function saying(word: string): Prisma.StatementLineWhereInput {
  const amount = /^-?\d+[.,]\d{2}$/.test(word) ? BigInt(word.replace(/[.,]/, "")) : null;
  const text = { search: { contains: word } };
  return amount === null ? text : { OR: [text, { amountCents: { in: [amount, -amount] } }] };
}

/** The lines before and after one, in the order and with the filter of the list it was opened from. */
export async function neighboursOf(
  seller: string,
  filter: LineFilter,
  line: { id: string; bookedOn: Date; amountCents: bigint; score: number },
): Promise<{ previous: string | null; next: string | null }> {
  const falling = filter.sort.startsWith("-");
  const column = COLUMNS[filter.sort.replace("-", "") as keyof typeof COLUMNS];
  const find = async (later: boolean) => {
    const beyond = later ? ("gt" as const) : ("lt" as const);
    const than = {
      OR: [{ [column]: { [beyond]: line[column] } }, { [column]: line[column], id: { [beyond]: line.id } }],
    };
    const order = later ? "asc" : "desc";
    const found = await db().statementLine.findFirst({
      where: { AND: [conditionsOf(seller, filter), than] },
      orderBy: [{ [column]: order }, { id: order }],
      select: { id: true },
    });
    return found?.id ?? null;
  };
  const [after, before] = await Promise.all([find(true), find(false)]);
  return falling ? { previous: after, next: before } : { previous: before, next: after };
}
