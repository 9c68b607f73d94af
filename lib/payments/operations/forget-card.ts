import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, z } from "@/lib/platform/operation";
import { keptCardOf } from "../store/kept-card";

/** A user's kept card pays nothing any more. Answers what the gateway calls it. Refuses `no-kept-card`. */
export const forgetCard = operation({
  act: "forget-card",
  input: z.strictObject({}),
  may: (actor) => actor.kind === "user",
  audit: () => ({}),
  run: async (tx, _, context): Promise<Outcome<{ methodRef: string }>> => {
    const userId = context.actor.kind === "user" ? context.actor.userId : "";
    const card = await keptCardOf(tx, context.seller, userId);
    if (!card) return refuse("no-kept-card");
    await tx.storedCard.delete({ where: { sellerId_userId: { sellerId: context.seller, userId } } });
    return { methodRef: card.methodRef };
  },
});
