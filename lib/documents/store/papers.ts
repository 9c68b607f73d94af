import { isByCertificate } from "@/lib/agreements/store/certificate";
import { signingOf } from "@/lib/contracts/signing";
import type { Document, Order } from "@/lib/generated/prisma/client";
import type { Outcome } from "@/lib/kernel/refusal";
import { readAnswers } from "@/lib/orders/store/answers";
import type { Tx } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { policyVersion } from "@/lib/sellers/store";
import { askedKinds, type DocumentKind, type Papers, sendableKinds, withCertificate } from "../document";
import { lastReview } from "./review";

type OrderRow = Pick<
  Order,
  | "sellerId"
  | "id"
  | "state"
  | "policyVersion"
  | "answersSealed"
  | "holderId"
  | "signingWay"
  | "agreementId"
  | "memberId"
  | "channel"
>;

/** The kind of holder an order is for, as far as it is known. */
export async function holderKindOf(tx: Tx, order: OrderRow): Promise<string | undefined> {
  if (!order.holderId) return readAnswers(order).holder?.kind;
  const key = { sellerId_id: { sellerId: order.sellerId, id: order.holderId } };
  return (await tx.holder.findUnique({ where: key, select: { kind: true } }))?.kind;
}

/** The policy whose papers are asked of an order: a draft follows today's, a placed order its own. */
export const policyOfPapers = async (
  tx: Tx,
  policyToday: Policy,
  order: Pick<Order, "sellerId" | "state" | "policyVersion">,
): Promise<Policy> => (order.state === "draft" ? policyToday : policyVersion(tx, order.sellerId, order.policyVersion));

/** What is asked of an order, and how far its review is. */
export async function papersOf(tx: Tx, policyToday: Policy, order: OrderRow): Promise<Papers> {
  const policy = await policyOfPapers(tx, policyToday, order);
  const [holderKind, review] = [await holderKindOf(tx, order), await lastReview(tx, order)];
  const kinds = askedKinds(policy, holderKind, signingOf(policy, order.signingWay));
  const asked = withCertificate(kinds, await isByCertificate(tx, order));
  return { orderState: order.state, asked, review };
}

/** All documents ever sent for an order, oldest first. */
export const documentsOf = (tx: Tx, order: { sellerId: string; id: string }): Promise<Document[]> =>
  tx.document.findMany({
    where: { sellerId: order.sellerId, orderId: order.id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });

/** Kinds that may be sent for a locked order now; refuses like `sendableKinds`. */
export const sendableNow = async (tx: Tx, policyToday: Policy, order: OrderRow): Promise<Outcome<DocumentKind[]>> =>
  sendableKinds(await papersOf(tx, policyToday, order));

/** Documents of a kind that nobody has decided on give way to a newer one. */
export async function replaceFormer(tx: Tx, order: { sellerId: string; id: string }, kind: string): Promise<void> {
  await tx.document.updateMany({
    where: { sellerId: order.sellerId, orderId: order.id, kind, state: "uploaded" },
    data: { state: "replaced" },
  });
}
