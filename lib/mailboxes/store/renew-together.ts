import { prepaidOf } from "@/lib/accounts/posting";
import { spendableOf } from "@/lib/accounts/store/balance";
import { postSettlements } from "@/lib/accounts/store/bulk";
import { tellWhenLow } from "@/lib/accounts/store/low-balance";
import { invoicePaidTogether } from "@/lib/invoicing/store/bulk";
import { sumCents } from "@/lib/kernel/money";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { placeSettled } from "@/lib/orders/store/bulk";
import { payTogether } from "@/lib/payments/store/bulk";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import type { BulkLine } from "../bulk";
import type { BoughtFor } from "./bulk";
import { bulkOrders } from "./bulk-orders";
import { writeHistories } from "./history";

interface ToRenew {
  lines: readonly BulkLine[];
  mailboxes: readonly BoughtFor[];
}

/**
 * Orders, payments, money, invoices, histories and jobs of renewals paid together out of a user's prepaid account: a
 * handful of statements, however many the lines. Refuses `insufficient-balance` {missing, balance, price: euros}.
 */
export async function renewTogether(
  tx: Tx,
  context: Context,
  { id: batchId, userId }: { id: string; userId: string },
  { lines, mailboxes }: ToRenew,
): Promise<Outcome<null, "insufficient-balance">> {
  const { orders, consents } = await bulkOrders(tx, context, lines, mailboxes);
  await placeSettled(tx, context, { batchId, userId, consents }, orders);
  // What a professional order bears wholly is settled by no payment, and invoiced to nobody.
  const owed = orders.filter(({ totalCents }) => totalCents > 0);
  const borne = orders.filter(({ totalCents }) => totalCents === 0).map((order) => ({ ...order, paymentId: null }));
  const paid = await payTogether(tx, context, owed);
  const booked = await postSettlements(tx, context, prepaidOf(userId), [...paid, ...borne]);
  if (isRefusal(booked)) {
    const price = sumCents(orders.map(({ totalCents }) => totalCents));
    return insufficient(await spendableOf(tx, context.seller, userId), price);
  }
  await invoicePaidTogether(tx, context, owed);
  const told = orders.map(({ mailboxId, code: order, termMonths }) => ({ mailboxId, facts: { order, termMonths } }));
  await writeHistories(tx, context, "renewal-ordered", told);
  const jobs = orders.map(({ id }) => ({ seller: context.seller, orderId: id }));
  await context.enqueueAll("mailbox.renew", jobs);
  await tellWhenLow(tx, context, userId);
  return null;
}

/** Euros, for the sentence that tells it. */
const insufficient = (balanceCents: number, priceCents: number) =>
  refuse("insufficient-balance", {
    params: { missing: (priceCents - balanceCents) / 100, balance: balanceCents / 100, price: priceCents / 100 },
  });
