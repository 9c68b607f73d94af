import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { actorId, actorName } from "@/lib/platform/actor";
import { operation, staffWith } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";
import { decideWriteOffInput } from "../schema";
import { carryOut } from "../store/write-off";
import { moveWriteOff } from "../store/write-off-row";
import type { WrittenOff } from "../write-off";

/**
 * The second person agrees to a write-off, or not; never whoever asked for it, nor whose order it is. Refuses
 * `write-off-unknown`, `write-off-second-person`, `own-write-off`, `write-off-cannot-approve` and
 * `write-off-cannot-refuse` (decided already), and like `carryOut`.
 */
export const decideWriteOff = operation({
  act: "decide-write-off",
  input: decideWriteOffInput,
  may: staffWith("write-off"),
  audit: (input) => input,
  run: async (tx, { writeOffId, decision }, context): Promise<Outcome<WrittenOff>> => {
    const key = { sellerId_id: { sellerId: context.seller, id: writeOffId } };
    const found = await tx.writeOff.findUnique({ where: key, select: { orderId: true } });
    if (!found) return refuse("write-off-unknown");
    const order = await lockOrder(tx, context, found.orderId);
    if (isRefusal(order)) return order;
    const row = await tx.writeOff.findUniqueOrThrow({ where: key });
    const by = actorId(context.actor) ?? null;
    if (by && by === row.askedById) return refuse("write-off-second-person");
    if (by && by === order.userId) return refuse("own-write-off");
    const decided = await moveWriteOff(tx, row, decision, {
      decidedAt: instantToDb(context.now),
      decidedById: by,
      decidedByName: actorName(context.actor) ?? null,
    });
    if (isRefusal(decided)) return decided;
    const task = { kind: "write-off-to-agree", subjectKind: "order", subjectId: order.id };
    await closeTask(tx, context, task);
    const answer = { writeOffId, orderId: order.id };
    if (decision === "refuse") return { ...answer, state: "refused" };
    const settled = await carryOut(tx, context, order, decided);
    return isRefusal(settled) ? settled : { ...answer, state: "done" };
  },
});
