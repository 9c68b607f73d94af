import type { StatementLine, StatementMatch } from "@/lib/generated/prisma/client";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { isClass } from "../classes";

const keyOf = (sellerId: string, id: string) => ({ sellerId_id: { sellerId, id } });

/** A line with the way of payment whose money arrives on its account. */
export type LockedLine = StatementLine & { statement: { method: string } };

/** Locks a line that can be seen. Refuses `line-unknown`. */
export async function lockLine(tx: Tx, seller: string, lineId: string): Promise<Outcome<LockedLine, "line-unknown">> {
  await tx.$queryRaw`SELECT 1 FROM "StatementLine" WHERE "sellerId" = ${seller} AND "id" = ${lineId}::uuid FOR UPDATE`;
  const line = await tx.statementLine.findUnique({
    where: keyOf(seller, lineId),
    include: { statement: { select: { method: true } } },
  });
  return line && line.state !== "staged" ? line : refuse("line-unknown");
}

/** What stands of a line's matches, the latest first. */
export const standingMatches = (tx: Tx, line: Pick<StatementLine, "sellerId" | "id">): Promise<StatementMatch[]> =>
  tx.statementMatch.findMany({
    where: { sellerId: line.sellerId, lineId: line.id, undoneAt: null },
    orderBy: { at: "desc" },
  });

/** Writes what is left of a locked line, and the state that follows from it and from its matches. */
export async function setLeft(tx: Tx, line: StatementLine, leftCents: number): Promise<void> {
  const matches = leftCents === 0 ? await standingMatches(tx, line) : [];
  const state = leftCents !== 0 ? "open" : matches.every(({ kind }) => isClass(kind)) ? "classified" : "applied";
  await tx.statementLine.update({
    where: keyOf(line.sellerId, line.id),
    data: { leftCents: BigInt(leftCents), state },
  });
}
