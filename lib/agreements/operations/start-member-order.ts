import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { operation } from "@/lib/platform/operation";
import { startMemberOrderSchema } from "../schema";
import { lockAgreement } from "../store";
import { openMemberOrder } from "../store/member-order";

/**
 * A member who proves to be one opens an order at the agreement's price, reached by its private link like any other.
 * Refuses `agreement-unknown`, and as `openMemberOrder`.
 */
export const startMemberOrder = operation({
  act: "start-member-order",
  input: startMemberOrderSchema,
  may: (actor) => actor.kind === "anonymous" || actor.kind === "user",
  audit: ({ agreement, by, offer }) => ({ agreement, by, ...offer }),
  run: async (tx, input, context): Promise<Outcome<{ orderId: string; linkId: string }>> => {
    const { seller } = context;
    const slug = { sellerId_slug: { sellerId: seller, slug: input.agreement } };
    const found = await tx.agreement.findUnique({ where: slug, select: { id: true } });
    const agreement = await lockAgreement(tx, context, found?.id ?? "");
    if (isRefusal(agreement)) return agreement;
    return openMemberOrder(tx, context, agreement, input);
  },
});
