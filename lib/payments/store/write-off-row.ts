import type { Order, Prisma, WriteOff } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
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
