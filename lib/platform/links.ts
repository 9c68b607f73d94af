import { Prisma } from "@/lib/generated/prisma/client";
import { type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { linkMac, sameSecret } from "./crypto";
import { db, rowsIn, type Tx } from "./db";
import { isId, newId } from "./ids";

/**
 * What a private link opens. `subjectId` is a user, an order, a mailbox, a holder or a request; of "no-renewal" a term
 * (`termSubject`).
 */
export type LinkPurpose =
  | "confirm-email"
  | "reset-password"
  | "order"
  | "credentials"
  | "renewal"
  | "no-renewal"
  | "request"
  | "change-email"
  | "undo-email"
  | "company"
  | "revoke";

export interface Link {
  id: string;
  seller: string;
  purpose: LinkPurpose;
  subjectId: string;
  expiresAt: Instant | null;
  usedAt: Instant | null;
}

/** Makes a link; its token is derived when it is needed (`tokenOf`) and stored nowhere. */
export async function createLink(
  tx: Tx,
  link: { seller: string; purpose: LinkPurpose; subjectId: string; at: Instant; expiresAt?: Instant },
): Promise<string> {
  const id = newId();
  await tx.link.create({
    data: {
      sellerId: link.seller,
      id,
      purpose: link.purpose,
      subjectId: link.subjectId,
      createdAt: instantToDb(link.at),
      expiresAt: link.expiresAt ? instantToDb(link.expiresAt) : null,
    },
  });
  return id;
}

/** One link for each subject, in one statement; their ids, in the order of the subjects. */
export async function createLinks(
  tx: Tx,
  links: { seller: string; purpose: LinkPurpose; at: Instant },
  subjects: readonly { subjectId: string; expiresAt?: Instant }[],
): Promise<string[]> {
  if (subjects.length === 0) return [];
  const ids = subjects.map(newId);
  const ends = subjects.map(({ expiresAt }) => expiresAt?.toString() ?? null);
  await rowsIn(
    tx,
    Prisma.sql`
      INSERT INTO "Link" ("sellerId", "id", "purpose", "subjectId", "createdAt", "expiresAt")
      SELECT ${links.seller}, l."id", ${links.purpose}, l."subjectId", ${instantToDb(links.at)}::timestamptz, l."expiresAt"
      FROM unnest(${ids}::uuid[], ${subjects.map(({ subjectId }) => subjectId)}::text[], ${ends}::timestamptz[])
        AS l("id", "subjectId", "expiresAt")`,
  );
  return ids;
}

/** The token that goes into the address of a link: its id and a keyed hash, 64 characters of [A-Za-z0-9_-]. */
export const tokenOf = (seller: string, purpose: LinkPurpose, linkId: string): string =>
  Buffer.from(linkId.replaceAll("-", ""), "hex").toString("base64url") + linkMac(`${seller}|${purpose}|${linkId}`);

const ID_CHARS = 22;

/** Reads a token back into a link's id, or null when it is not one of ours. */
export function linkIdOf(seller: string, purpose: LinkPurpose, token: string): string | null {
  const hex = Buffer.from(token.slice(0, ID_CHARS), "base64url").toString("hex");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  if (!isId(id) || !sameSecret(token, tokenOf(seller, purpose, id))) return null;
  return id;
}

/**
 * The link behind a token, if it exists and has not expired at that instant; a used one is returned with `usedAt`.
 * Inside a transaction give that as `reader`: many acts each waiting for a second connection would wait for ever.
 */
export async function findLink(
  seller: string,
  purpose: LinkPurpose,
  token: string,
  at: Instant,
  reader: Tx = db(),
): Promise<Link | null> {
  const id = linkIdOf(seller, purpose, token);
  const row = id && (await reader.link.findUnique({ where: { sellerId_id: { sellerId: seller, id } } }));
  if (!row || row.purpose !== purpose) return null;
  if (row.expiresAt && row.expiresAt.getTime() < at.epochMilliseconds) return null;
  return {
    id: row.id,
    seller,
    purpose,
    subjectId: row.subjectId,
    expiresAt: row.expiresAt && instantFromDb(row.expiresAt),
    usedAt: row.usedAt && instantFromDb(row.usedAt),
  };
}

/** Spends a one-time link; false when somebody already did. */
export async function spendLink(tx: Tx, seller: string, id: string, at: Instant): Promise<boolean> {
  const used = await tx.link.updateMany({
    where: { sellerId: seller, id, usedAt: null },
    data: { usedAt: instantToDb(at) },
  });
  return used.count === 1;
}

/** Ends every unused link of a purpose for a subject: a new one makes the old ones worthless. */
export async function endLinks(
  tx: Tx,
  seller: string,
  purpose: LinkPurpose,
  subjectId: string,
  at: Instant,
): Promise<void> {
  await tx.link.updateMany({
    where: { sellerId: seller, purpose, subjectId, usedAt: null },
    data: { usedAt: instantToDb(at) },
  });
}
