import { findCodes } from "@/lib/kernel/codes";
import { db, type Tx } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";

/** An order or top-up that money may be for. */
export interface Payable {
  subject: { orderId: string } | { topUpId: string };
  code: string;
  state: string;
  /** What it asks in all and what is missing of it, in cents. */
  totalCents: number;
  missingCents: number;
}

/** What the payment codes inside free text (as banks mangle it) stand for, in the order they stand. */
export async function payablesIn(tx: Tx, seller: string, policy: Policy, text: string): Promise<Payable[]> {
  const codes = findCodes(text, Object.values(policy.money.codes));
  if (codes.length === 0) return [];
  const where = { sellerId: seller, code: { in: codes } };
  const [orders, topUps] = await Promise.all([
    tx.order.findMany({ where: { ...where, partOfId: null, state: { not: "draft" } } }),
    tx.topUp.findMany({ where }),
  ]);
  const found = [
    ...orders.map(({ id, code, state, totalCents, receivedCents }) => {
      const missingCents = state === "placed" ? Math.max(0, totalCents - receivedCents) : 0;
      return { subject: { orderId: id }, code, state, totalCents, missingCents };
    }),
    ...topUps.map(({ id, code, state, amountCents, receivedCents }) => {
      const missingCents = state === "booked" ? Math.max(0, amountCents - receivedCents) : 0;
      return { subject: { topUpId: id }, code, state, totalCents: amountCents, missingCents };
    }),
  ];
  return found.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
}

/** The same outside a transaction. */
export const findPayables = (seller: string, policy: Policy, text: string): Promise<Payable[]> =>
  payablesIn(db(), seller, policy, text);

const REPORT = { id: true, state: true, method: true, amountCents: true, reportedAt: true, reason: true } as const;

/** Receipts sent of an order or a top-up, oldest first. Who may see them is for the caller to check. */
export const reportsOf = (seller: string, of: { orderId: string } | { topUpId: string }) =>
  db().paymentReport.findMany({ where: { sellerId: seller, ...of }, select: REPORT, orderBy: { reportedAt: "asc" } });
