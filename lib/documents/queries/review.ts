import { type ShownSignature, signatureOf } from "@/lib/contracts/queries/signing";
import type { Contract, Order, Review } from "@/lib/generated/prisma/client";
import { type Instant, instantFromDb } from "@/lib/kernel/day";
import type { Holder } from "@/lib/orders/schema";
import { holderOfOrder } from "@/lib/orders/store/answers";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { Policy } from "@/lib/sellers/policy";
import { currentDocuments, type DocumentKind, missingKinds } from "../document";
import type { Identity } from "../identity";
import { readIdentity, type ShownDocument, withFiles } from "../queries";
import { documentsOf, papersOf } from "../store/papers";

/** Everything a person of the staff needs to decide on the papers of an order. */
export interface ReviewView {
  review: Review;
  order: Order;
  /** Null when what is kept of the holder can no longer be read as such. */
  holder: Holder | null;
  holderName: string;
  holderUserId: string | null;
  identity: Identity | null;
  /** Addresses in order of preference. */
  names: string[];
  documents: ShownDocument[];
  missing: DocumentKind[];
  asked: readonly DocumentKind[];
  contract: Pick<Contract, "version" | "fileId"> | null;
  /** How the contract is signed; null when it is not, or only a scan is there. */
  signature: ShownSignature | null;
  /** Earlier rounds, newest first. */
  rounds: Review[];
  decidedAt: Instant | null;
}

/** A review with its order; null when there is none. For staff only: the caller has checked the viewer. */
export async function reviewView(seller: string, policy: Policy, reviewId: string): Promise<ReviewView | null> {
  if (!isId(reviewId)) return null;
  const review = await db().review.findUnique({
    where: { sellerId_id: { sellerId: seller, id: reviewId } },
    include: { order: { include: { choices: { orderBy: { rank: "asc" } }, holder: true } } },
  });
  if (!review) return null;
  const { order, ...round } = review;
  const { choices, holder, ...row } = order;
  const of = { sellerId: seller, orderId: order.id };
  const [documents, papers, contract, signature, rounds] = await Promise.all([
    documentsOf(db(), row),
    papersOf(db(), policy, row),
    db().contract.findFirst({ where: of, orderBy: { version: "desc" }, select: { version: true, fileId: true } }),
    signatureOf(row),
    db().review.findMany({ where: { ...of, round: { lt: round.round } }, orderBy: { round: "desc" } }),
  ]);
  return {
    review: round,
    order: row,
    holder: holderOfOrder(row, holder?.detailsSealed),
    holderName: holder?.displayName ?? "",
    holderUserId: holder?.userId ?? null,
    identity: readIdentity(row),
    names: choices.map(({ localPart }) => `${localPart}@${row.domain}`),
    documents: inOrder(await withFiles(seller, [...currentDocuments(documents).values()]), papers.asked),
    missing: missingKinds(papers.asked, documents),
    asked: papers.asked,
    contract,
    signature,
    rounds,
    decidedAt: round.decidedAt && instantFromDb(round.decidedAt),
  };
}

function inOrder(documents: ShownDocument[], asked: readonly string[]): ShownDocument[] {
  const place = (kind: string) => (asked.includes(kind) ? asked.indexOf(kind) : asked.length);
  return documents.sort((a, b) => place(a.kind) - place(b.kind));
}
