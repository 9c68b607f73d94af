import { z } from "zod";
import { refuse } from "@/lib/kernel/refusal";
import { actorId, isStaff } from "@/lib/platform/actor";
import { operation } from "@/lib/platform/operation";
import { hasRight } from "@/lib/platform/rights";

/** Takes a view away: one's own, or a shared one by whoever may share. Refuses `view-unknown`. */
export const removeView = operation({
  act: "remove-view",
  input: z.strictObject({ id: z.uuid() }),
  may: isStaff,
  audit: (input) => input,
  run: async (tx, { id }, { seller, actor }) => {
    const own = { userId: actorId(actor) ?? "" };
    const whose = hasRight(actor, "share-views") ? { OR: [own, { shared: true }] } : own;
    const found = await tx.savedView.findFirst({ where: { sellerId: seller, id, ...whose } });
    if (!found) return refuse("view-unknown");
    await tx.savedView.delete({ where: { sellerId_id: { sellerId: seller, id } } });
    return { list: found.list };
  },
});
