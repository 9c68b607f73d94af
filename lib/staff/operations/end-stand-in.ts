import { z } from "zod";
import { refuse } from "@/lib/kernel/refusal";
import { actorId } from "@/lib/platform/actor";
import { operation, staffWith } from "@/lib/platform/operation";
import { hasRight } from "@/lib/platform/rights";

/** Somebody is back, or not away after all. Refuses `absence-unknown`, also for a colleague's without the right. */
export const endStandIn = operation({
  act: "end-stand-in",
  input: z.strictObject({ id: z.uuid() }),
  may: staffWith("name-stand-ins"),
  audit: (input) => input,
  run: async (tx, { id }, { seller, actor }) => {
    const own = hasRight(actor, "assign-zones") ? {} : { userId: actorId(actor) ?? id };
    const ended = await tx.standIn.deleteMany({ where: { sellerId: seller, id, ...own } });
    return ended.count === 1 ? { id } : refuse("absence-unknown");
  },
});
