import type { Invoice } from "@/lib/generated/prisma/client";
import { fromDb } from "@/lib/kernel/day";
import type { BillingParty } from "@/lib/orders/answers";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { policyInForce } from "@/lib/sellers/store";
import { linesOf } from "../invoice";
import type { InvoiceLine } from "../rates";
import { stampDuty } from "../stamp";
import { partyOf } from "../store/party";
import { vatFreeReason, withReasons } from "../vat-free";
import { NOBODY } from "./document";

/** An invoice as accountants read it: to whom, its lines with why they bear no VAT, the stamp duty it bears (cents). */
interface Taxed {
  party: BillingParty | null;
  lines: InvoiceLine[];
  stampCents: number;
}

/** Reads invoices of a seller one after the other, each by the policy of its day; policies are read once. */
export function taxReader(seller: string): (invoice: Invoice) => Promise<Taxed> {
  const policies = new Map<string, Promise<Policy | null>>();
  const policyOn = (invoice: Invoice): Promise<Policy | null> => {
    const key = invoice.issuedOn.toISOString();
    const known = policies.get(key) ?? readPolicy(seller, invoice);
    policies.set(key, known);
    return known;
  };
  return async (invoice) => {
    const [policy, party] = [await policyOn(invoice), partyOf(invoice.billingSealed)];
    const lines = linesOf(invoice.lines);
    if (!policy) return { party, lines, stampCents: 0 };
    const reason = vatFreeReason(policy.brand.fiscal.regime, party ?? NOBODY, policy.money.invoice.vatFree);
    const reasoned = withReasons(lines, reason);
    return { party, lines: reasoned, stampCents: stampDuty(reasoned, policy.money.invoice) };
  };
}

/** In force on an invoice's day; before the first one, today's. */
const readPolicy = async (seller: string, { issuedOn }: Invoice): Promise<Policy | null> =>
  ((await policyInForce(db(), seller, fromDb(issuedOn))) ?? (await policyInForce(db(), seller, today())))?.policy ??
  null;
