import { currentDocuments, SIGNED_CONTRACT } from "@/lib/documents/document";
import type { Signature } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { seal, unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { type SignatureFacts, signatureFactsSchema } from "../signing";

/** Opens what proves a signature. */
export const factsOf = ({ factsSealed }: Pick<Signature, "factsSealed">): SignatureFacts =>
  signatureFactsSchema.parse(unseal(factsSealed));

/** A signed paper that is there already, and how it came to be. */
export interface NewSignature {
  orderId: string;
  contractId: string;
  documentId: string;
  /** SHA-256 of the signed file, hex. */
  sha256: string;
  facts: SignatureFacts;
}

/** Writes down that a contract was signed, and has the evidence of it drawn. */
export async function keepSignature(tx: Tx, context: Context, signature: NewSignature): Promise<string> {
  const { facts, ...row } = signature;
  const id = newId();
  await tx.signature.create({
    data: {
      ...row,
      sellerId: context.seller,
      id,
      way: facts.way,
      factsSealed: seal(facts),
      signedAt: instantToDb(context.now),
    },
  });
  await context.enqueue("contract.evidence", { seller: context.seller, signatureId: id });
  return id;
}

/** The paper by which an order's contract is signed now; null when none is there, or it was sent back. */
export async function signedPaper(tx: Tx, order: { sellerId: string; id: string }) {
  const documents = await tx.document.findMany({
    where: { sellerId: order.sellerId, orderId: order.id, kind: SIGNED_CONTRACT },
    include: { signature: true },
  });
  const current = currentDocuments(documents).get(SIGNED_CONTRACT);
  return current?.state === "uploaded" || current?.state === "approved" ? current : null;
}
