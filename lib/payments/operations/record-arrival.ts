import { normalReference } from "@/lib/accounts/top-up";
import { isAfter, parseDay } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, staffWith, type z } from "@/lib/platform/operation";
import { recordArrivalInput } from "../schema";
import { type Applied, applyTransfer } from "../store/transfer";

type Given = z.infer<typeof recordArrivalInput>;

/**
 * The staff saw a transfer or slip on a statement, or hold a cheque, for an order or a top-up. Counts once per reference;
 * whoever it belongs to may not record it. Refuses `order-unknown`, `order-not-placed`, `top-up-unknown`, `own-top-up`,
 * `bank-reference-used`, `day-in-future`.
 */
export const recordArrival = operation({
  act: "record-arrival",
  input: recordArrivalInput,
  may: staffWith("record-payments"),
  audit: ({ orderId = null, topUpId = null, method, amount, valueDate }) => ({
    orderId,
    topUpId,
    method,
    amountCents: amount,
    valueDate,
  }),
  run: async (tx, given, context): Promise<Outcome<Applied>> => {
    const bookedOn = parseDay(given.valueDate);
    if (!bookedOn || isAfter(bookedOn, context.today)) return refuse("day-in-future", { field: "valueDate" });
    const own = await isOwn(tx, context, given);
    if (own) return refuse("own-top-up");
    const { orderId, topUpId = "", method, amount: amountCents, bankReference } = given;
    return applyTransfer(tx, context, {
      subject: orderId ? { orderId } : { topUpId },
      method,
      amountCents,
      bookedOn,
      reference: `${method}:${normalReference(bankReference)}`,
      note: bankReference,
    });
  },
});

/** Nobody counts money for themselves. */
async function isOwn(tx: Tx, { seller, actor }: Context, { orderId, topUpId = "" }: Given): Promise<boolean> {
  if (actor.kind !== "user") return false;
  const where = { sellerId_id: { sellerId: seller, id: orderId ?? topUpId } };
  const select = { userId: true };
  const subject = orderId ? await tx.order.findUnique({ where, select }) : await tx.topUp.findUnique({ where, select });
  return subject?.userId === actor.userId;
}
