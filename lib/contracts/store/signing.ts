import { SIGNED_CONTRACT } from "@/lib/documents/document";
import { policyOfPapers, replaceFormer, sendableNow } from "@/lib/documents/store/papers";
import type { Contract, Order } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { signerOf } from "@/lib/orders/answers";
import type { Holder, Human } from "@/lib/orders/schema";
import { lockOrder } from "@/lib/orders/store";
import { holderOfOrder } from "@/lib/orders/store/answers";
import { isStaff } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { Policy } from "@/lib/sellers/policy";
import type { Signing } from "@/lib/sellers/policy/identity";
import { type SignatureFacts, type SigningWay, waysToSign } from "../signing";
import { isContractCurrent, lastContract } from "../store";
import { keepSignature } from "./signatures";

/** A locked order whose contract may be signed now. */
export interface ToSign {
  order: Order;
  policy: Policy;
  signing: Signing;
}

/**
 * Locks an order whose contract may be signed now in that way. Refuses `order-unknown`, `order-closed`,
 * `papers-under-review`, `papers-approved`, `document-not-asked` (nothing is to be signed) and `signing-way-not-offered`.
 */
export async function lockToSign(tx: Tx, context: Context, orderId: string, way: SigningWay): Promise<Outcome<ToSign>> {
  const order = await lockOrder(tx, context, orderId);
  if (isRefusal(order)) return order;
  const kinds = await sendableNow(tx, context.policy, order);
  if (isRefusal(kinds)) return kinds;
  if (!kinds.includes(SIGNED_CONTRACT)) return refuse("document-not-asked");
  const policy = await policyOfPapers(tx, context.policy, order);
  const signing = waysToSign(policy).find((each) => each.way === way);
  return signing ? { order, policy, signing } : refuse("signing-way-not-offered");
}

/** The contract that was signed, when it is still the one that says what is bought. Refuses `contract-outdated`. */
export async function contractToSign(
  tx: Tx,
  context: Context,
  { order }: ToSign,
  contractId: string,
): Promise<Outcome<Contract, "contract-outdated">> {
  const contract = await lastContract(tx, order);
  if (contract?.id !== contractId) return refuse("contract-outdated");
  if (order.state !== "draft") return contract;
  return (await isContractCurrent(tx, context.policy, order, context.today)) ? contract : refuse("contract-outdated");
}

/** Whose contract it is, and who signs it; null when what is kept of the holder can no longer be read. */
export async function signerOfOrder(tx: Tx, order: Order): Promise<{ holder: Holder; signer: Human } | null> {
  const row =
    order.holderId &&
    (await tx.holder.findUnique({
      where: { sellerId_id: { sellerId: order.sellerId, id: order.holderId } },
      select: { detailsSealed: true },
    }));
  const holder = holderOfOrder(order, row ? row.detailsSealed : undefined);
  return holder && { holder, signer: signerOf(holder) };
}

/** True for staff who are not themselves the customer: nobody signs for somebody else. */
export const signsForAnother = ({ actor }: Context, order: Order): boolean =>
  actor.kind === "system" || (isStaff(actor) && !(actor.kind === "user" && actor.userId === order.userId));

/** The signed paper takes the place of the former one; answers the document's id. */
export async function recordSigned(
  tx: Tx,
  context: Context,
  { order, signing }: ToSign,
  signed: { contractId: string; fileId: string; sha256: string; facts: SignatureFacts },
): Promise<string> {
  const { contractId, fileId, sha256, facts } = signed;
  const [sellerId, orderId, documentId] = [order.sellerId, order.id, newId()];
  await replaceFormer(tx, order, SIGNED_CONTRACT);
  const at = instantToDb(context.now);
  await tx.document.create({
    data: { sellerId, id: documentId, orderId, kind: SIGNED_CONTRACT, fileId, createdAt: at },
  });
  await tx.order.update({
    where: { sellerId_id: { sellerId, id: orderId } },
    data: { signingWay: signing.way, updatedAt: at },
  });
  await keepSignature(tx, context, { orderId, contractId, documentId, sha256, facts });
  return documentId;
}
