import { creditedEntries, prepaidOf, SUSPENSE } from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import { paidOutOf } from "@/lib/accounts/store/spender";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { isPaid } from "@/lib/orders/order";
import { needsSecond } from "@/lib/payments/refund";
import { givenUpOf } from "@/lib/payments/store/write-off-row";
import { recoveredBy } from "@/lib/payments/write-off";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, staffWith } from "@/lib/platform/operation";
import { aloneUpTo } from "@/lib/platform/rights";
import { creditInvoiceInput } from "../schema";
import { lockInvoice, orderOfInvoice } from "../store";
import { type IssuedCreditNote, issueCreditNote } from "../store/credit-note";

/**
 * The accounting takes an invoice back by a credit note, whole or some of its lines. What was paid for it becomes the
 * customer's again: prepaid, or kept until it is given back when the customer has no prepaid account. More money than
 * one person may give back alone goes back by a refund, which a second person agrees to and which makes the credit note.
 * Refuses `own-invoice`, `credit-needs-second` {limit in euros}, and what `issueCreditNote` does.
 */
export const creditInvoice = operation({
  act: "credit-invoice",
  input: creditInvoiceInput,
  may: staffWith("correct-invoices"),
  audit: ({ invoiceId, what, lines, why }) => ({
    invoiceId,
    why,
    lines: what === "all" ? what : chosen(lines).join(" "),
  }),
  run: async (tx, { invoiceId, what, lines, why, reason }, context): Promise<Outcome<IssuedCreditNote>> => {
    const invoice = await lockInvoice(tx, context.seller, invoiceId);
    if (isRefusal(invoice)) return invoice;
    const order = await orderOfInvoice(tx, invoice);
    if (context.actor.kind === "user" && order.userId === context.actor.userId) return refuse("own-invoice");
    const wanted = what === "all" ? what : { lines: chosen(lines).map((of) => ({ of })) };
    const note = await issueCreditNote(tx, context, { invoiceId, lines: wanted, why, text: reason });
    if (isRefusal(note) || !isPaid(order.state)) return note;
    const limit = aloneUpTo("ask-refunds", context.policy) ?? 0;
    const vatCents = invoice.vatSplit ? 0 : note.vatCents;
    const loss = await givenUpOf(tx, context.seller, order.id);
    const recoveredCents = recoveredBy(note.netCents + vatCents, loss.leftCents);
    // What was given up of the price was no money: only what came goes back, and only that has a limit.
    const noMoneyCents = loss.recoveredCents + recoveredCents;
    if (needsSecond(await creditedOf(tx, invoice), -noMoneyCents, limit))
      return refuse("credit-needs-second", { params: { limit: limit / 100 } });
    await giveBack(tx, context, order, { ...note, vatCents, recoveredCents });
    return note;
  },
});

const chosen = (lines: readonly boolean[]): number[] => lines.flatMap((taken, of) => (taken ? [of] : []));

/** All that was taken back of an invoice so far, in cents: no limit is passed in parts. */
async function creditedOf(tx: Tx, { sellerId, id: creditedId }: { sellerId: string; id: string }): Promise<number> {
  const { _sum } = await tx.invoice.aggregate({ where: { sellerId, creditedId }, _sum: { totalCents: true } });
  return _sum.totalCents ?? 0;
}

async function giveBack(
  tx: Tx,
  context: Context,
  order: { id: string; userId: string | null },
  note: IssuedCreditNote & { recoveredCents: number },
): Promise<void> {
  const owner = (await paidOutOf(tx, { sellerId: context.seller, id: order.id })) ?? order.userId;
  const to = context.policy.money.topUpMethods.length > 0 && owner ? prepaidOf(owner) : SUSPENSE;
  const booked = await postMovement(tx, {
    seller: context.seller,
    kind: "credit-note",
    at: context.now,
    entries: creditedEntries(to, note, note.recoveredCents),
    orderId: order.id,
    note: note.creditNoteId,
  });
  if (isRefusal(booked)) throw new Error(`a credit note was not booked: ${booked.code}`);
}
