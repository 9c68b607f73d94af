import type { Document, Review } from "@/lib/generated/prisma/client";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { type OpenedOrder, openOrder } from "@/lib/orders/queries";
import type { Holder } from "@/lib/orders/schema";
import { ownsOrder } from "@/lib/orders/store";
import { holderOfOrder } from "@/lib/orders/store/answers";
import type { Actor } from "@/lib/platform/actor";
import { isStaff } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { findLink } from "@/lib/platform/links";
import { actorOf, type Viewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { currentDocuments, type DocumentKind, type DocumentState, missingKinds, type Papers } from "./document";
import type { Identity } from "./identity";
import { identitySchema } from "./schema";
import { documentsOf, papersOf } from "./store/papers";

/** Who sends a document and for which order: by the order's private link, or signed in. Null: nobody who may. */
export async function orderToSendFor(
  seller: string,
  by: { token: string; orderId: string },
  viewer: Viewer,
): Promise<{ orderId: string; actor: Actor } | null> {
  if (by.token) {
    const opened = await openOrder(seller, by.token, viewer);
    return opened && opened !== "sign-in" ? { orderId: opened.order.id, actor: opened.actor } : null;
  }
  const actor = actorOf(viewer);
  if (actor.kind !== "user" || !isId(by.orderId)) return null;
  // The act asks again; here, so that no stranger's file is judged and kept before it does.
  const order = await db().order.findUnique({ where: { sellerId_id: { sellerId: seller, id: by.orderId } } });
  return order && ownsOrder(actor, order) ? { orderId: order.id, actor } : null;
}

/** Who looks at a file: the viewer, or whoever holds the private link of the order, or of the request, it belongs to. */
export async function viewerOfFile(
  seller: string,
  { order: token, request }: { order: string; request: string },
  viewer: Viewer,
): Promise<Actor> {
  const self = actorOf(viewer);
  if (isStaff(self)) return self;
  if (request) {
    const link = await findLink(seller, "request", request, now());
    return link && !link.usedAt ? { kind: "link", purpose: "request", subjectId: link.subjectId } : self;
  }
  if (!token) return self;
  const opened = await openOrder(seller, token, viewer);
  return opened && opened !== "sign-in" ? opened.actor : self;
}

/** A document as pages show it. */
export interface ShownDocument {
  id: string;
  kind: string;
  state: DocumentState;
  fileId: string;
  contentType: string;
  pages: number | null;
  /** Deleted at the end of its retention: there is nothing to open any more. */
  deleted: boolean;
}

/** What was asked, sent and decided about the papers of an order. */
export interface PapersView {
  papers: Papers;
  review: Review | null;
  /** The newest of each kind. */
  documents: ShownDocument[];
  missing: DocumentKind[];
  identity: Identity | null;
  /** Whom the papers must prove; null before that is said, or when what is kept can no longer be read. */
  holder: Holder | null;
}

/** The papers of an order its viewer has opened. */
export async function papersView({ order, policy }: Pick<OpenedOrder, "order" | "policy">): Promise<PapersView> {
  const of = { sellerId: order.sellerId, orderId: order.id };
  const [papers, documents, review, holder] = await Promise.all([
    papersOf(db(), policy, order),
    documentsOf(db(), order),
    db().review.findFirst({ where: of, orderBy: { round: "desc" } }),
    order.holderId
      ? db().holder.findUnique({ where: { sellerId_id: { sellerId: order.sellerId, id: order.holderId } } })
      : null,
  ]);
  return {
    papers,
    review,
    documents: await withFiles(order.sellerId, [...currentDocuments(documents).values()]),
    missing: missingKinds(papers.asked, documents),
    identity: readIdentity(order),
    holder: holderOfOrder(order, holder?.detailsSealed),
  };
}

/** Documents an order still lacks. For acts that have just checked whose order it is. */
export async function missingOf(seller: string, orderId: string): Promise<DocumentKind[]> {
  const policy = await policyOf(seller);
  const order = await db().order.findUnique({ where: { sellerId_id: { sellerId: seller, id: orderId } } });
  if (!policy || !order) return [];
  return missingKinds((await papersOf(db(), policy, order)).asked, await documentsOf(db(), order));
}

/** Opens what was said of the identity document; null before it was. */
export function readIdentity(order: { identitySealed: string | null }): Identity | null {
  const parsed = order.identitySealed ? identitySchema.safeParse(unseal(order.identitySealed)) : null;
  return parsed?.success ? parsed.data : null;
}

/**
 * The file of a document that may still be changed, for whoever its order is open to: nothing is read or made for
 * strangers. Whether it may be changed now is for the act to say. Refuses `document-unknown`, `order-unknown`.
 */
export async function pictureOf(
  seller: string,
  documentId: string,
  actor: Actor,
): Promise<Outcome<{ fileId: string }, "document-unknown" | "order-unknown">> {
  const found = await db().document.findFirst({
    where: { sellerId: seller, id: documentId, state: "uploaded" },
    select: { fileId: true, order: { select: { id: true, userId: true } } },
  });
  if (!found) return refuse("document-unknown");
  return ownsOrder(actor, found.order) ? { fileId: found.fileId } : refuse("order-unknown");
}

/** Documents with what is known of their files, in the order they came. */
export async function withFiles(seller: string, documents: readonly Document[]): Promise<ShownDocument[]> {
  const files = await db().file.findMany({
    where: { sellerId: seller, id: { in: documents.map(({ fileId }) => fileId) } },
    select: { id: true, contentType: true, pages: true, deletedAt: true },
  });
  const byId = new Map(files.map((file) => [file.id, file]));
  return documents.map(({ id, kind, state, fileId }) => {
    const file = byId.get(fileId);
    const { contentType = "", pages = null } = file ?? {};
    return { id, kind, state, fileId, contentType, pages, deleted: Boolean(file?.deletedAt) };
  });
}
