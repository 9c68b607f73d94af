import { instantToDb, isAfter, parseDay, startOfDayInRome } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { createPayment, movePayment } from "@/lib/payments/store";
import type { Tx } from "@/lib/platform/db";
import { operation, staffOnly } from "@/lib/platform/operation";
import { recordTransferInput } from "../schema";
import { lockTopUp, receiveTopUp } from "../store/top-up";
import { missingOf, normalReference } from "../top-up";

export interface TransferRecorded {
  /** partial: it is less than asked and stays booked. */
  effect: "credit" | "partial";
  /** All that came in for this top-up so far, in cents. */
  receivedCents: number;
}

/**
 * The staff saw a transfer for a top-up on the bank's statement. Counts once per bank reference; whoever it belongs to
 * may not record it. Refuses `top-up-unknown`, `own-top-up`, `bank-reference-used`, `day-in-future`.
 */
export const recordTransfer = operation({
  act: "record-transfer",
  input: recordTransferInput,
  may: staffOnly("accounting", "back-office"),
  audit: ({ topUpId, amount, valueDate }) => ({ topUpId, amountCents: amount, valueDate }),
  run: async (tx, input, context): Promise<Outcome<TransferRecorded>> => {
    const { actor, seller } = context;
    const valueDay = parseDay(input.valueDate);
    if (!valueDay || isAfter(valueDay, context.today)) return refuse("day-in-future", { field: "valueDate" });
    const topUp = await lockTopUp(tx, seller, input.topUpId);
    if (isRefusal(topUp)) return topUp;
    if (actor.kind === "user" && actor.userId === topUp.userId) return refuse("own-top-up");
    const gatewayRef = `transfer:${normalReference(input.bankReference)}`;
    if (await isKnown(tx, seller, gatewayRef)) return refuse("bank-reference-used", { field: "bankReference" });
    const asked = missingOf(topUp) || input.amount;
    const payment = await createPayment(tx, context, {
      topUpId: topUp.id,
      method: "transfer",
      amountCents: asked,
      gatewayRef,
    });
    // The money was there on the bank's day, whenever somebody reads the statement.
    const succeededAt = instantToDb(startOfDayInRome(valueDay));
    await movePayment(tx, context, payment, "succeed", { receivedCents: input.amount, succeededAt });
    const money = { method: "transfer", amountCents: input.amount, paymentId: payment.id, note: input.bankReference };
    const { kind, receivedCents } = await receiveTopUp(tx, context, topUp, money);
    return { effect: kind, receivedCents };
  },
});

/** Two people reading one statement wait for each other here. */
async function isKnown(tx: Tx, seller: string, gatewayRef: string): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${seller}|${gatewayRef}`}, 0))`;
  return (await tx.payment.count({ where: { sellerId: seller, gatewayRef } })) > 0;
}
