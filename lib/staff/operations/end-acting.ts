import { z } from "zod";
import { instantToDb } from "@/lib/kernel/day";
import { refuse } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";

/** Leaves the customer's place before the time is over. Refuses `not-found` when one is in nobody's. */
export const endActing = operation({
  act: "end-acting",
  input: z.strictObject({}),
  may: (actor) => actor.kind === "user" && actor.inPlace !== undefined,
  audit: () => ({}),
  run: async (tx, _, { seller, actor, now }) => {
    const { actingId: id, byId } = (actor.kind === "user" && actor.inPlace) || { actingId: "", byId: "" };
    const ended = await tx.acting.updateMany({
      where: { sellerId: seller, id, byId, endedAt: null },
      data: { endedAt: instantToDb(now) },
    });
    return ended.count === 1 ? { actingId: id } : refuse("not-found");
  },
});
