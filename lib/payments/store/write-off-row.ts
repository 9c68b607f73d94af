import { type Order, Prisma, type WriteOff } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { actorName } from "@/lib/platform/actor";
import { rowsIn, type Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { afterEvent, type TakenBackWhy, type WriteOffEvent, type WriteOffState } from "../write-off";

type OfOrder = Pick<Order, "sellerId" | "id">;

/** The write-off of an order that stands; null when there is none. */
export const standingWriteOff = (tx: Tx, { sellerId, id: orderId }: OfOrder): Promise<WriteOff | null> =>
  tx.writeOff.findFirst({ where: { sellerId, orderId, state: "done" } });

/** Moves a write-off, whose order is locked, along its life. Refuses `write-off-cannot-<event>`. */
export async function moveWriteOff(
  tx: Tx,
  row: WriteOff,
  event: WriteOffEvent,
  changes: Prisma.WriteOffUpdateInput = {},
): Promise<Outcome<WriteOff>> {
  const state = afterEvent(row.state as WriteOffState, event);
  if (isRefusal(state)) return state;
  const key = { sellerId_id: { sellerId: row.sellerId, id: row.id } };
  return tx.writeOff.update({ where: key, data: { ...changes, state } });
}

/** The settlement of an order was taken back: what was given up of it, if anything, is waited for again. */
export async function noteTakenBack(tx: Tx, context: Context, order: OfOrder, why: TakenBackWhy): Promise<void> {
  const row = await standingWriteOff(tx, order);
  if (!row) return;
  const moved = await moveWriteOff(tx, row, "take-back", {
    takenBackAt: instantToDb(context.now),
    takenBackByName: actorName(context.actor) ?? "",
    takenBackWhy: why,
  });
  if (isRefusal(moved)) throw new Error(`a write-off was not taken back: ${moved.code}`);
}

/** Of an order's price, what is given up and no credit note has taken back yet; and what notes took back of it. Cents. */
export async function givenUpOf(tx: Tx, seller: string, orderId: string) {
  const [row] = await rowsIn<{ left: bigint; recovered: bigint }>(
    tx,
    Prisma.sql`
      SELECT coalesce(-sum(p."amountCents"), 0)::bigint AS "left",
        coalesce(sum(p."amountCents") FILTER (WHERE m."kind" = 'credit-note'), 0)::bigint AS "recovered"
      FROM "Movement" m
      JOIN "Posting" p ON p."sellerId" = m."sellerId" AND p."movementId" = m."id"
      JOIN "LedgerAccount" a ON a."sellerId" = p."sellerId" AND a."id" = p."accountId" AND a."kind" = 'write-off'
      WHERE m."sellerId" = ${seller} AND m."orderId" = ${orderId}::uuid`,
  );
  return { leftCents: Number(row?.left ?? 0n), recoveredCents: Number(row?.recovered ?? 0n) };
}
