import { z } from "zod";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { findLink } from "@/lib/platform/links";
import { operation } from "@/lib/platform/operation";
import { adoptOrder as writeAdopted } from "../store/adopt";

/**
 * Somebody signed in puts an order bought without an account into their area: by its private link, and only with the
 * address it was made with. Refuses `order-unknown`, `order-has-account`, `email-unconfirmed`, `order-of-another-address`.
 */
export const adoptOrder = operation({
  act: "adopt-order",
  input: z.strictObject({ token: z.string().min(1).max(100) }),
  may: (actor) => actor.kind === "user",
  audit: () => ({}),
  run: async (tx, { token }, context) => {
    const link = await findLink(context.seller, "order", token, context.now, tx);
    if (!link || link.usedAt || context.actor.kind !== "user") return refuse("order-unknown");
    const adopted = await writeAdopted(tx, context, context.actor.userId, link.subjectId);
    return isRefusal(adopted) ? adopted : { orderId: adopted.id };
  },
});
