import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, staffWith } from "@/lib/platform/operation";
import { takeBackInput } from "../schema";
import { mailOrderPayment } from "../store/mails";
import { type TakenBack, takeBack } from "../store/take-back";

/**
 * The staff say that slow money did not come after all (a cheque bounced), or was counted for the wrong order. The
 * customer is told when an order waits again because of them. Refuses like `takeBack`, and `own-top-up`.
 */
export const takeBackPayment = operation({
  act: "take-back-payment",
  input: takeBackInput,
  may: staffWith("record-payments"),
  audit: (input) => input,
  run: async (tx, input, context): Promise<Outcome<TakenBack>> => {
    if (await isOwn(tx, context, input.paymentId)) return refuse("own-top-up");
    const taken = await takeBack(tx, context, input);
    if (isRefusal(taken)) return taken;
    if (taken.unsettled && input.why !== "mistake" && "orderId" in taken.subject)
      await mailOrderPayment(
        tx,
        context,
        await orderOf(tx, context, taken.subject.orderId),
        "taken-back",
        input.paymentId,
      );
    return taken;
  },
});

async function isOwn(tx: Tx, { seller, actor }: Context, paymentId: string): Promise<boolean> {
  if (actor.kind !== "user") return false;
  const { userId } = actor;
  const where = { sellerId: seller, id: paymentId, OR: [{ order: { userId } }, { topUp: { userId } }] };
  return (await tx.payment.count({ where })) > 0;
}

const orderOf = (tx: Tx, { seller }: Context, id: string) =>
  tx.order.findUniqueOrThrow({ where: { sellerId_id: { sellerId: seller, id } } });
