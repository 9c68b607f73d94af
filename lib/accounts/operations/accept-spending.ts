import { instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { spenderInput } from "../schema";

/** Takes the invitation to pay out of somebody's account; only whose login was named. Refuses `spender-unknown`. */
export const acceptSpending = operation({
  act: "accept-spending",
  input: spenderInput,
  may: (actor) => actor.kind === "user",
  audit: (input) => input,
  run: async (tx, { spenderId: id }, { seller: sellerId, actor, now }): Promise<Outcome<{ spenderId: string }>> => {
    if (actor.kind !== "user") return refuse("spender-unknown");
    const taken = await tx.prepaidSpender.updateMany({
      where: { sellerId, id, userId: actor.userId, acceptedAt: null, endedAt: null },
      data: { acceptedAt: instantToDb(now) },
    });
    return taken.count === 1 ? { spenderId: id } : refuse("spender-unknown");
  },
});
