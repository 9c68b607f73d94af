import { dayInRome, fromDb, instantFromDb } from "@/lib/kernel/day";
import { type BillingParty, billingParty, billingPartySchema } from "@/lib/orders/answers";
import { holderSchema } from "@/lib/orders/schema";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { policyVersion } from "@/lib/sellers/store";
import { linesOf, numberText } from "./invoice";
import type { InvoiceFacts } from "./pdf/invoice-pdf";
import { orderOfInvoice } from "./store";

/** What the document of a numbered invoice says; null when there is nothing to make: no number yet, or made already. */
export async function documentFacts(seller: string, invoiceId: string): Promise<InvoiceFacts | null> {
  const key = { sellerId_id: { sellerId: seller, id: invoiceId } };
  const invoice = await db().invoice.findUnique({ where: key });
  const text = invoice && numberText(invoice);
  if (!invoice || !text || invoice.fileId) return null;
  const order = await orderOfInvoice(db(), invoice);
  const { brand } = await policyVersion(db(), seller, order.policyVersion);
  return {
    numberText: text,
    issuedOn: fromDb(invoice.issuedOn),
    orderCode: order.code,
    seller: {
      legalName: brand.legalName,
      address: brand.address,
      vatNumber: brand.vatNumber,
      email: brand.email,
    },
    party: partyOf(invoice.billingSealed),
    lines: linesOf(invoice.lines),
    netCents: invoice.netCents,
    vatCents: invoice.vatCents,
    totalCents: invoice.totalCents,
    paidOn: order.settledAt && dayInRome(instantFromDb(order.settledAt)),
    createdAt: invoice.createdAt,
  };
}

/** To whom it is made out. Renewals of mailboxes bought elsewhere are billed to the holder's own sealed data. */
function partyOf(sealed: string): BillingParty | null {
  if (!sealed) return null;
  const opened = unseal(sealed);
  const party = billingPartySchema.safeParse(opened);
  if (party.success) return party.data;
  const holder = holderSchema.safeParse(opened);
  return holder.success ? billingParty(holder.data, { to: "holder" }) : null;
}

/** The invoices of a user's orders, newest first; those still waiting for their number too. */
export async function invoicesOf(seller: string, userId: string) {
  const order = { select: { code: true } };
  const rows = await db().invoice.findMany({
    where: { sellerId: seller, OR: [{ order: { userId } }, { credited: { order: { userId } } }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { order, credited: { select: { order } } },
    take: 200,
  });
  return rows.map((row) => ({ ...row, orderCode: (row.order ?? row.credited?.order)?.code ?? "" }));
}

/** Sellers with invoices that wait for a number: the often-run sweep asks for those whose call got lost. */
export async function sellersWithWaitingInvoices(): Promise<string[]> {
  const rows = await db().invoice.findMany({
    where: { state: "waiting" },
    distinct: ["sellerId"],
    select: { sellerId: true },
  });
  return rows.map(({ sellerId }) => sellerId);
}
