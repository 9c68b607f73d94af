import type { DocumentKind } from "@/lib/documents/document";
import { keepFile } from "@/lib/documents/exchanges/files";
import { instantToDb } from "@/lib/kernel/day";
import type { Actor, Role } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/** Somebody signed in, known to nobody but the act. */
export const somebody = (name: string, ...roles: Role[]): Extract<Actor, { kind: "user" }> => ({
  kind: "user",
  userId: newId(),
  name,
  roles,
  territory: [],
});

/** Whoever holds the private link of an order. */
export const linkOf = (orderId: string): Actor => ({ kind: "link", purpose: "order", subjectId: orderId });

/** A document of an order with its encrypted file; answers both ids. */
export async function givenDocument(orderId: string, kind: DocumentKind = "identity-front", seller = "demo") {
  const fileId = await keepFile({ seller, bytes: Buffer.from(`bytes of ${kind}`), contentType: "image/jpeg" }, now());
  const id = newId();
  await db().document.create({
    data: { sellerId: seller, id, orderId, kind, fileId, createdAt: instantToDb(now()) },
  });
  return { documentId: id, fileId };
}

/** An open round of review of an order. */
export async function givenReview(orderId: string, seller = "demo"): Promise<string> {
  const id = newId();
  const at = instantToDb(now());
  await db().review.create({ data: { sellerId: seller, id, orderId, round: 1, openedAt: at, dueAt: at } });
  return id;
}
