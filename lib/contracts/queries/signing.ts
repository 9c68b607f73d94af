import { SIGNED_CONTRACT, sendableKinds } from "@/lib/documents/document";
import { papersOf } from "@/lib/documents/store/papers";
import type { Order } from "@/lib/generated/prisma/client";
import { type Day, type Instant, instantFromDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { db } from "@/lib/platform/db";
import { lastCode } from "@/lib/platform/one-time-code";
import type { Policy } from "@/lib/sellers/policy";
import { type ContractContent, contentHash } from "../contract";
import { isProven, type SigningWay } from "../signing";
import { contentOf, lastContract } from "../store";
import { factsOf, signedPaper } from "../store/signatures";
import { signerOfOrder } from "../store/signing";

/** The contract a signed file must hold, and the codice fiscale its signer must have (null: abroad, without one). */
export interface VerifiedContract {
  id: string;
  fileId: string;
  /** When it came to be: nobody can have signed it earlier. */
  since: Instant;
  taxCode: string | null;
}

/** What a signed file of an order is judged against; null when no contract was drawn. The caller has checked the viewer. */
export async function contractToVerify(seller: string, orderId: string): Promise<VerifiedContract | null> {
  const order = await db().order.findUnique({ where: { sellerId_id: { sellerId: seller, id: orderId } } });
  const contract = order && (await lastContract(db(), order));
  const found = order && (await signerOfOrder(db(), order));
  if (!contract || !found) return null;
  const { id, fileId, createdAt } = contract;
  return {
    id,
    fileId,
    since: instantFromDb(createdAt),
    taxCode: found.signer.taxCode ?? null,
  };
}

/** A signature as pages show it. */
export interface ShownSignature {
  way: SigningWay;
  signedAt: Instant;
  fileId: string;
  /** Null while it is being drawn. */
  evidenceFileId: string | null;
  /** False for a digital one whose authority could not be checked. */
  trusted: boolean;
}

/** How an order's contract is signed now; null when it is not. The caller has checked the viewer. */
export async function signatureOf(order: { sellerId: string; id: string }): Promise<ShownSignature | null> {
  const paper = await signedPaper(db(), order);
  if (!paper?.signature) return null;
  const { signature, fileId } = paper;
  const facts = factsOf(signature);
  return {
    way: facts.way,
    signedAt: instantFromDb(signature.signedAt),
    fileId,
    evidenceFileId: signature.evidenceFileId,
    trusted: facts.way !== "digital" || isProven(facts.certificate),
  };
}

/** What a contract says, to be read on the screen; null when it can no longer be put together as it was drawn. */
export async function contentToRead(
  policy: Policy,
  order: Order,
  contract: { contentHash: string; drawnOn: Day },
): Promise<ContractContent | null> {
  const content = await contentOf(db(), policy, order, contract.drawnOn);
  return content && contentHash(content) === contract.contentHash ? content : null;
}

/** Until when the code sent last for an order can be used; null when there is none that can. */
export async function codeUnderWay(seller: string, orderId: string, at: Instant): Promise<{ until: Instant } | null> {
  const code = await lastCode(db(), { seller, purpose: "sign-contract", subjectId: orderId });
  if (!code || code.usedAt || code.attempts >= 5 || code.expiresAt.getTime() <= at.epochMilliseconds) return null;
  return { until: instantFromDb(code.expiresAt) };
}

/** True while an order's contract may be signed: in a draft, or once it was sent back. */
export async function mayBeSigned(policy: Policy, order: Order): Promise<boolean> {
  const kinds = sendableKinds(await papersOf(db(), policy, order));
  return !isRefusal(kinds) && kinds.includes(SIGNED_CONTRACT);
}
