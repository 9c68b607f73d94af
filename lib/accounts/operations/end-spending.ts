import { instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { spenderInput } from "../schema";

/**
 * Nobody pays out of the account this way any more, at once: the owner takes it back, or who was named declines or
 * leaves. What was paid stays paid. Refuses `spender-unknown`.
 */
export const endSpending = operation({
  act: "end-spending",
  input: spenderInput,
  may: (actor) => actor.kind === "user",
  audit: (input) => input,
  run: async (tx, { spenderId: id }, { seller: sellerId, actor, now }): Promise<Outcome<{ spenderId: string }>> => {
    if (actor.kind !== "user") return refuse("spender-unknown");
    const ended = await tx.prepaidSpender.updateMany({
      where: { sellerId, id, endedAt: null, OR: [{ ownerId: actor.userId }, { userId: actor.userId }] },
      data: { endedAt: instantToDb(now) },
    });
    return ended.count === 1 ? { spenderId: id } : refuse("spender-unknown");
  },
});
