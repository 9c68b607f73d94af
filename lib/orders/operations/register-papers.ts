import { missingKinds } from "@/lib/documents/document";
import { documentsOf, papersOf } from "@/lib/documents/store/papers";
import { lastReview, submitPapers } from "@/lib/documents/store/review";
import type { Order } from "@/lib/generated/prisma/client";
import { compareInstants, day, type Instant, instantFromDb, instantInRome, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, staffWith } from "@/lib/platform/operation";
import { promiseEnd } from "@/lib/sellers/promises";
import { policyVersion } from "@/lib/sellers/store";
import { paperPromise } from "../paper";
import { registerPapersSchema } from "../schema";
import { lockOrder } from "../store";
import { keepHold } from "../store/hold";

/**
 * The papers of an order on paper have arrived and are scanned: from that instant what was promised of papers runs, and
 * they go before the staff like any others. Refuses `order-unknown`, `order-not-on-paper`, `order-closed`,
 * `papers-registered`, `papers-incomplete`, `arrival-unlikely` (in the future, or before the order).
 */
export const registerPapers = operation({
  act: "register-papers",
  input: registerPapersSchema,
  may: staffWith("register-papers"),
  audit: (input) => input,
  run: async (tx, { orderId, arrivedOn, arrivedAt }, context): Promise<Outcome<{ orderId: string }>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    if (order.channel !== "paper" || order.kind !== "activation") return refuse("order-not-on-paper");
    if (order.state !== "placed" && order.state !== "settled") return refuse("order-closed");
    if (order.papersArrivedAt || (await lastReview(tx, order))) return refuse("papers-registered");
    const arrived = instantInRome(day(arrivedOn), arrivedAt);
    if (!isLikely(order, arrived, context.now)) return refuse("arrival-unlikely", { field: "arrivedOn" });
    const { asked } = await papersOf(tx, context.policy, order);
    if (missingKinds(asked, await documentsOf(tx, order)).length > 0) return refuse("papers-incomplete");
    await submit(tx, context, order, arrived);
    return { orderId };
  },
});

/** An arrival is told to the minute: one in the order's own minute came after it. */
function isLikely(order: Order, arrived: Instant, now: Instant): boolean {
  const placed = instantFromDb(order.placedAt ?? order.createdAt);
  const from = placed.round({ smallestUnit: "minute", roundingMode: "floor" });
  return compareInstants(arrived, now) <= 0 && compareInstants(arrived, from) >= 0;
}

/** Money on its way with the papers is waited for as long as that of any order just made. */
async function submit(tx: Tx, context: Context, order: Order, arrived: Instant): Promise<void> {
  const policy = await policyVersion(tx, order.sellerId, order.policyVersion);
  const dueAt = promiseEnd(paperPromise(policy), arrived, policy.service.openingHours);
  const until = context.now.add({ hours: 24 * policy.money.unpaidOrderDays });
  const waits = order.state === "placed";
  const registered = await tx.order.update({
    where: { sellerId_id: { sellerId: order.sellerId, id: order.id } },
    data: {
      papersArrivedAt: instantToDb(arrived),
      papersDueAt: instantToDb(dueAt),
      updatedAt: instantToDb(context.now),
      ...(waits ? { expiresAt: instantToDb(until) } : {}),
    },
  });
  if (waits) await keepHold(tx, context, order, until);
  await submitPapers(tx, context, registered, dueAt);
}
