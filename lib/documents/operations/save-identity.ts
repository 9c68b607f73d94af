import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import { prolongHold } from "@/lib/orders/store/hold";
import { seal } from "@/lib/platform/crypto";
import { anybody, operation } from "@/lib/platform/operation";
import { checkIdentityDate } from "../identity";
import { saveIdentitySchema } from "../schema";
import { sendableNow } from "../store/papers";

/**
 * Type, number and expiry of the identity document, sealed with the order. Refuses `identity-expired`,
 * `identity-date-unlikely`, `order-unknown`, `order-closed`, `papers-under-review`, `papers-approved`.
 */
export const saveIdentity = operation({
  act: "save-identity",
  input: saveIdentitySchema,
  may: anybody,
  audit: ({ orderId }) => ({ orderId }),
  run: async (tx, { orderId, ...identity }, context): Promise<Outcome<{ orderId: string }>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const kinds = await sendableNow(tx, context.policy, order);
    if (isRefusal(kinds)) return kinds;
    const date = checkIdentityDate(identity.expiresOn, context.today);
    if (isRefusal(date)) return date;
    await tx.order.update({
      where: { sellerId_id: { sellerId: context.seller, id: orderId } },
      data: { identitySealed: seal(identity), updatedAt: instantToDb(context.now) },
    });
    await prolongHold(tx, context, order);
    return { orderId };
  },
});
