import { creditedEntries, prepaidOf, SUSPENSE } from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import { paidOutOf } from "@/lib/accounts/store/spender";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { isPaid } from "@/lib/orders/order";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, staffWith } from "@/lib/platform/operation";
import { creditInvoiceInput } from "../schema";
import { lockInvoice, orderOfInvoice } from "../store";
import { type IssuedCreditNote, issueCreditNote } from "../store/credit-note";

/**
 * The accounting takes an invoice back by a credit note, whole or some of its lines. What was paid for it becomes the
 * customer's again: prepaid, or kept until it is given back when the customer has no prepaid account. Refuses
 * `own-invoice`, and what `issueCreditNote` does.
 */
export const creditInvoice = operation({
  act: "credit-invoice",
  input: creditInvoiceInput,
  may: staffWith("correct-invoices"),
  audit: ({ invoiceId, what, lines }) => ({ invoiceId, lines: what === "all" ? what : chosen(lines).join(" ") }),
  run: async (tx, { invoiceId, what, lines, reason }, context): Promise<Outcome<IssuedCreditNote>> => {
    const invoice = await lockInvoice(tx, context.seller, invoiceId);
    if (isRefusal(invoice)) return invoice;
    const order = await orderOfInvoice(tx, invoice);
    if (context.actor.kind === "user" && order.userId === context.actor.userId) return refuse("own-invoice");
    const wanted = what === "all" ? what : { lines: chosen(lines).map((of) => ({ of })) };
    const note = await issueCreditNote(tx, context, { invoiceId, lines: wanted, reason });
    if (isRefusal(note) || !isPaid(order.state)) return note;
    await giveBack(tx, context, order, note, invoice.vatSplit);
    return note;
  },
});

const chosen = (lines: readonly boolean[]): number[] => lines.flatMap((taken, of) => (taken ? [of] : []));

async function giveBack(
  tx: Tx,
  context: Context,
  order: { id: string; userId: string | null },
  note: IssuedCreditNote,
  vatSplit: boolean,
): Promise<void> {
  const owner = (await paidOutOf(tx, { sellerId: context.seller, id: order.id })) ?? order.userId;
  const to = context.policy.money.topUpMethods.length > 0 && owner ? prepaidOf(owner) : SUSPENSE;
  const amounts = { ...note, vatCents: vatSplit ? 0 : note.vatCents };
  const booked = await postMovement(tx, {
    seller: context.seller,
    kind: "credit-note",
    at: context.now,
    entries: creditedEntries(to, amounts),
    orderId: order.id,
    note: note.creditNoteId,
  });
  if (isRefusal(booked)) throw new Error(`a credit note was not booked: ${booked.code}`);
}
