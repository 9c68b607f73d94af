import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Policy } from "@/lib/sellers/policy";
import { DOCUMENT_KINDS, type DocumentKind, type Signing } from "@/lib/sellers/policy/identity";
import type { ReviewState } from "./review";

export { DOCUMENT_KINDS, type DocumentKind };
export type DocumentState = "uploaded" | "approved" | "rejected" | "replaced";
export type DocumentEvent = "approve" | "reject" | "replace";

/** The life of a document: a newer one of its kind replaces it until the staff decide; a rejected one stays as it was. */
export const DOCUMENT_LIFE: Record<DocumentState, Partial<Record<DocumentEvent, DocumentState>>> = {
  uploaded: { approve: "approved", reject: "rejected", replace: "replaced" },
  approved: { reject: "rejected" },
  rejected: {},
  replaced: {},
};

export const SIGNED_CONTRACT: DocumentKind = "signed-contract";

export const isDocumentKind = (text: string): text is DocumentKind => DOCUMENT_KINDS.some((kind) => kind === text);

/**
 * Documents asked of a kind of holder who signs in a way, in the order of the policy; none for kinds the seller does not
 * serve. While the way is not chosen, all of them.
 */
export function askedKinds(
  policy: Pick<Policy, "identity">,
  holderKind: string | undefined,
  signing: Pick<Signing, "spares"> | null = null,
): DocumentKind[] {
  const asked: Partial<Record<string, DocumentKind[]>> = policy.identity.documents;
  const spared: readonly string[] = signing?.spares ?? [];
  return ((holderKind && asked[holderKind]) || []).filter((kind) => !spared.includes(kind));
}

/** What shows that its holder belongs to a professional order. */
const CERTIFICATE: DocumentKind = "order-card";

/** With the certificate of a professional order, before the contract, where membership is proven by it. */
export function withCertificate(asked: readonly DocumentKind[], byCertificate: boolean): DocumentKind[] {
  if (!byCertificate || asked.includes(CERTIFICATE)) return [...asked];
  const [contract, others] = [asked.filter(isContract), asked.filter((kind) => !isContract(kind))];
  return [...others, CERTIFICATE, ...contract];
}
const isContract = (kind: DocumentKind): boolean => kind === SIGNED_CONTRACT;

/** What decides which documents may be sent now. */
export interface Papers {
  orderState: string;
  asked: readonly DocumentKind[];
  /** The newest round of review, if any. */
  review: { state: ReviewState; rejectedKinds: readonly string[] } | null;
}

type NotNow = "order-closed" | "papers-under-review" | "papers-approved";

/**
 * Kinds that may be sent now: all those asked while the order is being filled in, those rejected afterwards. Refuses
 * `order-closed`, `papers-under-review` (what staff look at does not change under their eyes), `papers-approved`.
 */
export function sendableKinds({ orderState, asked, review }: Papers): Outcome<DocumentKind[], NotNow> {
  if (orderState === "draft") return [...asked];
  if (orderState !== "placed" && orderState !== "settled") return refuse("order-closed");
  if (review?.state === "open") return refuse("papers-under-review");
  if (review?.state === "approved") return refuse("papers-approved");
  return review ? toSendAgain(review.rejectedKinds, asked) : [...asked];
}

/** What was sent back and is still asked: another way to sign may spare some of it. */
export const toSendAgain = (rejectedKinds: readonly string[], asked: readonly DocumentKind[]): DocumentKind[] =>
  rejectedKinds.filter(isDocumentKind).filter((kind) => asked.includes(kind));

type Sent = { kind: string; state: DocumentState; createdAt: Date };

/** The newest document of each kind; replaced ones are history. */
export function currentDocuments<D extends Sent>(documents: readonly D[]): Map<string, D> {
  const current = new Map<string, D>();
  for (const document of [...documents].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())) {
    if (document.state !== "replaced") current.set(document.kind, document);
  }
  return current;
}

/** True for a picture nobody has decided on: it can be turned upright. PDFs are kept as they came. */
export const mayBeTurned = ({
  state,
  contentType,
  deleted,
}: {
  state: DocumentState;
  contentType: string;
  deleted: boolean;
}): boolean => state === "uploaded" && contentType.startsWith("image/") && !deleted;

/** Kinds of which no good document is there: never sent, or rejected and not sent again. */
export function missingKinds(kinds: readonly DocumentKind[], documents: readonly Sent[]): DocumentKind[] {
  const current = currentDocuments(documents);
  return kinds.filter((kind) => {
    const state = current.get(kind)?.state;
    return state !== "uploaded" && state !== "approved";
  });
}
