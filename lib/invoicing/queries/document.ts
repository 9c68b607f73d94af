import type { Invoice, Order } from "@/lib/generated/prisma/client";
import { ITALY } from "@/lib/kernel/countries";
import { type Day, dayInRome, fromDb, instantFromDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { BillingParty } from "@/lib/orders/answers";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { PAYMENT_METHODS } from "@/lib/sellers/policy/common";
import { policyInForce, policyVersion } from "@/lib/sellers/store";
import type { InvoiceDocument, InvoicePayment, IssuingSeller } from "../document";
import { linesOf, numberText } from "../invoice";
import { stampDuty } from "../stamp";
import { orderOfInvoice } from "../store";
import { partyOf } from "../store/party";
import { vatFreeReason, withReasons } from "../vat-free";

/** Who an invoice is made out to when its billing data are not known: no e-invoice of it passes the controls. */
export const NOBODY: BillingParty = {
  name: "Dati di fatturazione non disponibili",
  person: null,
  taxCode: null,
  vatNumber: null,
  country: ITALY,
  address: { street: "", cap: "", city: "", province: "" },
  email: "",
  sdiCode: null,
  pec: null,
  ipaCode: null,
  splitPayment: false,
  cig: null,
  cup: null,
};

/**
 * Everything a numbered invoice says, with the seller's data of a day. The same on any day until somebody corrects it.
 * Refuses `invoice-not-numbered`.
 */
export async function documentOf(invoice: Invoice, on: Day): Promise<Outcome<InvoiceDocument, "invoice-not-numbered">> {
  const number = numberText(invoice);
  if (!number) return refuse("invoice-not-numbered");
  const party = partyOf(invoice.billingSealed) ?? NOBODY;
  const order = await orderOfInvoice(db(), invoice);
  const { policy } = (await policyInForce(db(), invoice.sellerId, on)) ?? {
    policy: await policyVersion(db(), invoice.sellerId, order.policyVersion),
  };
  const seller = issuing(policy);
  const reason = vatFreeReason(seller.fiscal.regime, party, policy.money.invoice.vatFree);
  const lines = withReasons(linesOf(invoice.lines), reason);
  const { netCents, vatCents, totalCents, vatSplit } = invoice;
  return {
    ...{ netCents, vatCents, totalCents, vatSplit, party, lines, seller },
    numberText: number,
    issuedOn: fromDb(invoice.issuedOn),
    orderCode: order.code,
    orderedOn: dayOf(order.placedAt),
    stampCents: stampDuty(lines, policy.money.invoice),
    payment: invoice.creditedId ? null : await paymentOf(policy, order),
    operationOn: invoice.operationOn && fromDb(invoice.operationOn),
    credited: await creditedBy(invoice),
  };
}

function issuing({ brand }: Policy): IssuingSeller {
  const { legalName, address, vatNumber = "", email, phone, fiscal } = brand;
  return { legalName, address, vatNumber, email, phone, fiscal };
}

const dayOf = (at: Date | null): Day | null => at && dayInRome(instantFromDb(at));

/** The way the money came, else the way it is to come. */
async function paymentOf(policy: Policy, order: Order): Promise<InvoicePayment | null> {
  const where = { sellerId: order.sellerId, orderId: order.id, state: "succeeded" as const, reversedAt: null };
  const paid = await db().payment.findFirst({ where, orderBy: { succeededAt: "desc" } });
  const method = PAYMENT_METHODS.find((known) => known === (paid?.method ?? order.payBy));
  if (!method) return null;
  const paidOn = paid ? (paid.bookedOn ? fromDb(paid.bookedOn) : dayOf(paid.succeededAt)) : dayOf(order.settledAt);
  return { method, paidOn, account: policy.money.transfer };
}

async function creditedBy({ sellerId, creditedId, reason }: Invoice): Promise<InvoiceDocument["credited"]> {
  if (!creditedId) return null;
  const credited = await db().invoice.findUniqueOrThrow({ where: { sellerId_id: { sellerId, id: creditedId } } });
  const number = numberText(credited);
  if (!number) throw new Error("a credit note was numbered before its invoice");
  return { numberText: number, issuedOn: fromDb(credited.issuedOn), reason: reason ?? "" };
}
