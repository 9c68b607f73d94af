import type { Invoice } from "@/lib/generated/prisma/client";
import { instantToDb, toDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { type CreditFault, creditOf, type Wanted } from "../credit";
import { type CreditReason, creditWords } from "../credit-reason";
import { creditLinesOf, linesOf } from "../invoice";
import { isAsNeverIssued, isCreditable } from "../life";
import { dutyOf } from "../stamp";
import { lockInvoice } from "../store";

/** What was taken back, in cents; `creditNoteId` is an invoice's id. */
export interface IssuedCreditNote {
  creditNoteId: string;
  netCents: number;
  vatCents: number;
  totalCents: number;
  /** Stamp duty in it that was paid in the customer's name. */
  dutyCents: number;
}
type Fault = CreditFault | "invoice-unknown" | "invoice-to-correct-first" | "invoice-not-creditable";

/**
 * Leaves a credit note (TD04) on an invoice to be numbered, drawn and sent like any invoice: on all that is left of it,
 * on an amount with VAT, or on some lines, whole or in part (see `Wanted`). Says why in words. Books nothing: the caller moves the money.
 * Refuses `invoice-unknown`, `invoice-to-correct-first` (rejected or faulty: it was never issued),
 * `invoice-not-creditable` (a credit note itself, or held until its delivery), `credit-exceeds-invoice`,
 * `credit-line-unknown`, `credit-empty`.
 */
export async function issueCreditNote(
  tx: Tx,
  context: Context,
  { invoiceId, lines, why, text }: { invoiceId: string; lines: Wanted; why: CreditReason; text: string },
): Promise<Outcome<IssuedCreditNote, Fault>> {
  const invoice = await lockInvoice(tx, context.seller, invoiceId);
  if (isRefusal(invoice)) return invoice;
  if (isAsNeverIssued(invoice.state)) return refuse("invoice-to-correct-first");
  if (invoice.creditedId || !isCreditable(invoice.state)) return refuse("invoice-not-creditable");
  const where = { sellerId: context.seller, creditedId: invoiceId };
  const earlier = await tx.invoice.findMany({ where, select: { lines: true, netCents: true, vatCents: true } });
  const credit = creditOf(
    { ...invoice, lines: linesOf(invoice.lines) },
    earlier.map((note) => ({ ...note, lines: creditLinesOf(note.lines) })),
    lines,
  );
  if (isRefusal(credit)) return credit;
  const creditNoteId = newId();
  const { policy, today, now } = context;
  await tx.invoice.create({
    data: {
      ...partOf(invoice),
      ...credit,
      id: creditNoteId,
      creditedId: invoiceId,
      creditWhy: why,
      reason: creditWords(why, text),
      series: policy.money.invoice.creditNoteSeries,
      year: today.year,
      issuedOn: toDb(today),
      createdAt: instantToDb(now),
    },
  });
  await context.enqueue("invoices.number", { seller: context.seller }, { key: context.seller });
  const { netCents, vatCents, totalCents } = credit;
  return { creditNoteId, netCents, vatCents, totalCents, dutyCents: dutyOf(credit.lines) };
}

const partOf = ({ sellerId, billingSealed, vatSplit }: Invoice) => ({ sellerId, billingSealed, vatSplit });
