import { instantToDb } from "@/lib/kernel/day";
import type { Outcome } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { nextCode } from "@/lib/orders/store";
import { isSlow } from "@/lib/payments/arrival";
import { newId } from "@/lib/platform/ids";
import { type Context, operation } from "@/lib/platform/operation";
import { bookTopUpInput } from "../schema";
import { userToTell } from "../store/owner";
import { TOP_UP_DAYS, topUpRefusal } from "../top-up";

/**
 * Books a payment into the caller's own prepaid account and gives it a code. Refuses `top-up-too-small` and
 * `top-up-too-large` (params: limit in euros), `method-not-allowed`.
 */
export const bookTopUp = operation({
  act: "book-top-up",
  input: bookTopUpInput,
  may: (actor) => actor.kind === "user",
  audit: ({ amount, method }) => ({ amountCents: amount, method }),
  run: async (tx, { amount, method }, context): Promise<Outcome<{ topUpId: string; code: string }>> => {
    const refusal = topUpRefusal(context.policy.money, amount, method);
    if (refusal) return refusal;
    const code = await nextCode(tx, context.policy.money.codes.topUp);
    const topUp = await tx.topUp.create({
      data: {
        sellerId: context.seller,
        id: newId(),
        userId: ownerOf(context),
        code,
        method,
        amountCents: amount,
        bookedAt: instantToDb(context.now),
        expiresAt: instantToDb(context.now.add({ hours: 24 * TOP_UP_DAYS })),
      },
    });
    // Whoever pays by card is led to the gateway's page at once: there is nothing to write down.
    if (isSlow(method)) {
      const facts = { topUpId: topUp.id };
      const dedupeKey = `top-up-booked:${topUp.id}`;
      await queueMail(tx, context, { template: "top-up-booked", ...(await userToTell(tx, topUp)), facts, dedupeKey });
    }
    return { topUpId: topUp.id, code };
  },
});

function ownerOf(context: Context): string {
  if (context.actor.kind !== "user") throw new Error("only users have a prepaid account");
  return context.actor.userId;
}
