import type { Order, WriteOff } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { actorId, actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type Context, operation, staffWith, type z } from "@/lib/platform/operation";
import { aloneUpTo } from "@/lib/platform/rights";
import { openTask } from "@/lib/staff/store";
import { writeOffInput } from "../schema";
import { carryOut, lossToday } from "../store/write-off";
import { moveWriteOff } from "../store/write-off-row";
import type { Loss, WrittenOff } from "../write-off";

/**
 * The accounting gives up what is missing of an order (see `lossOf`): at once up to the policy's limit, above it when a
 * second person agrees. VAT stays owed: that is a credit note's to reduce. Refuses `order-unknown`, `own-write-off`,
 * `write-off-asked` (it waits for a second person already), `write-off-changed` (another amount than was seen is missing
 * now), and like `carryOut`.
 */
export const writeOffOrder = operation({
  act: "write-off-order",
  input: writeOffInput,
  may: staffWith("write-off"),
  audit: ({ orderId, amountCents, reason }) => ({ orderId, amountCents, reason }),
  run: async (tx, given, context): Promise<Outcome<WrittenOff>> => {
    const order = await lockOrder(tx, context, given.orderId);
    if (isRefusal(order)) return order;
    if (order.userId && order.userId === actorId(context.actor)) return refuse("own-write-off");
    if (await isAsked(tx, order)) return refuse("write-off-asked");
    const loss = await lossToday(tx, context, order);
    if (isRefusal(loss)) return loss;
    if (loss.amountCents !== given.amountCents) return refuse("write-off-changed");
    const asked = await write(tx, context, given, loss);
    const answer = { writeOffId: asked.id, orderId: order.id };
    if (loss.amountCents > (aloneUpTo("write-off", context.policy) ?? 0)) {
      const detail = `${order.code}: ${formatCents(loss.amountCents, "it")}`;
      await openTask(tx, context, { kind: "write-off-to-agree", subjectKind: "order", subjectId: order.id, detail });
      return { ...answer, state: "asked" };
    }
    const agreed = await moveWriteOff(tx, asked, "approve", decidedBy(context));
    if (isRefusal(agreed)) return agreed;
    const settled = await carryOut(tx, context, order, agreed);
    return isRefusal(settled) ? settled : { ...answer, state: "done" };
  },
});

const isAsked = async (tx: Tx, { sellerId, id: orderId }: Order): Promise<boolean> =>
  (await tx.writeOff.count({ where: { sellerId, orderId, state: "asked" } })) > 0;

const decidedBy = ({ actor, now }: Context) => ({
  decidedAt: instantToDb(now),
  decidedById: actorId(actor) ?? null,
  decidedByName: actorName(actor) ?? null,
});

const write = (
  tx: Tx,
  { seller: sellerId, now, actor }: Context,
  { orderId, reason, note }: z.infer<typeof writeOffInput>,
  { amountCents, invoiced }: Loss,
): Promise<WriteOff> =>
  tx.writeOff.create({
    data: {
      sellerId,
      id: newId(),
      orderId,
      state: "asked",
      amountCents,
      invoiced,
      reason,
      note,
      askedAt: instantToDb(now),
      askedById: actorId(actor) ?? null,
      askedByName: actorName(actor) ?? "",
    },
  });
