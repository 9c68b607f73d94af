import { type Day, instantToDb, startOfDayInRome } from "@/lib/kernel/day";
import { db, type Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";

/** Orders whose papers have reached the end of their time; `all`: the contract goes too, since it never came to be. */
interface Ended {
  id: string;
  all: boolean;
}

const before = (on: Day, span: { months?: number; days?: number }): Date =>
  instantToDb(startOfDayInRome(on.subtract(span)));

/**
 * Locks orders whose documents are to be deleted, some at a time: left unfinished for `draftsDays`; closed without
 * having led to a mailbox, or with one that ended `documentsMonths` ago. Orders under way are never among them, nor
 * those from which nothing is left to delete.
 */
export function lockEndedOrders(tx: Tx, { seller, today, policy }: Context, take: number): Promise<Ended[]> {
  const { documentsMonths, draftsDays } = policy.identity.retention;
  const [drafts, ended] = [before(today, { days: draftsDays }), before(today, { months: documentsMonths })];
  return tx.$queryRaw<Ended[]>`
    SELECT o."id"::text AS "id", o."state" <> 'fulfilled' AS "all" FROM "Order" o
    LEFT JOIN "Mailbox" m ON m."sellerId" = o."sellerId" AND m."id" = o."mailboxId"
    WHERE o."sellerId" = ${seller} AND o."kind" = 'activation'
      AND CASE o."state"
        WHEN 'draft' THEN greatest(o."updatedAt", (SELECT max(d."createdAt") FROM "Document" d
          WHERE d."sellerId" = o."sellerId" AND d."orderId" = o."id")) < ${drafts}::timestamptz
        WHEN 'cancelled' THEN o."closedAt" < CASE WHEN o."placedAt" IS NULL THEN ${drafts}::timestamptz ELSE ${ended}::timestamptz END
        WHEN 'expired' THEN o."closedAt" < CASE WHEN o."placedAt" IS NULL THEN ${drafts}::timestamptz ELSE ${ended}::timestamptz END
        WHEN 'fulfilled' THEN CASE
          WHEN m."id" IS NULL THEN o."fulfilledAt" < ${ended}::timestamptz
          WHEN m."state" IN ('cancelled', 'revoked', 'deleted') THEN m."updatedAt" < ${ended}::timestamptz
          ELSE false END
        ELSE false END
      AND (o."identitySealed" IS NOT NULL
        OR (o."placedAt" IS NULL AND o."answersSealed" IS NOT NULL)
        OR EXISTS (SELECT 1 FROM "Document" d JOIN "File" f ON f."sellerId" = d."sellerId" AND f."id" = d."fileId"
          WHERE d."sellerId" = o."sellerId" AND d."orderId" = o."id" AND f."deletedAt" IS NULL
            AND (o."state" <> 'fulfilled' OR d."kind" <> 'signed-contract')))
    ORDER BY o."createdAt" LIMIT ${take} FOR UPDATE OF o SKIP LOCKED`;
}

/** The files of an order that go: its documents; the signed contract and all that belongs to it only with `all`. */
export async function filesToDelete(tx: Tx, seller: string, { id: orderId, all }: Ended): Promise<string[]> {
  const of = { sellerId: seller, orderId };
  const documents = await tx.document.findMany({
    where: { ...of, ...(all ? {} : { kind: { not: "signed-contract" } }) },
    select: { fileId: true },
  });
  if (!all) return documents.map(({ fileId }) => fileId);
  const contracts = await tx.contract.findMany({ where: of, select: { fileId: true } });
  const signatures = await tx.signature.findMany({ where: of, select: { evidenceFileId: true } });
  return [
    ...documents.map(({ fileId }) => fileId),
    ...contracts.map(({ fileId }) => fileId),
    ...signatures.flatMap(({ evidenceFileId }) => evidenceFileId ?? []),
  ];
}

/** What an order's row still says of the person goes too; answers only where no contract ever came of them. */
export async function forgetOrder(tx: Tx, seller: string, { id, all }: Ended): Promise<void> {
  const where = { sellerId: seller, id };
  await tx.order.updateMany({ where, data: { identitySealed: null } });
  await tx.order.updateMany({ where: { ...where, placedAt: null }, data: { answersSealed: null } });
  if (all) await tx.signature.deleteMany({ where: { sellerId: seller, orderId: id } });
}

/** Declarations of users whose time has ended, with their mailbox or with the next user's: who it was, and both papers. */
export async function forgetDeclarations(tx: Tx, context: Context): Promise<number> {
  const limit = before(context.today, { months: context.policy.identity.retention.documentsMonths });
  const over = {
    state: { in: ["cancelled" as const, "deleted" as const, "revoked" as const] },
    updatedAt: { lt: limit },
  };
  const where = {
    sellerId: context.seller,
    userSealed: { not: "" },
    OR: [{ endedAt: { lt: limit } }, { mailbox: over }],
  };
  const rows = await tx.userDeclaration.findMany({ where, select: { id: true, fileId: true, signedFileId: true } });
  await tx.userDeclaration.updateMany({
    where: { sellerId: context.seller, id: { in: rows.map(({ id }) => id) } },
    data: { userSealed: "" },
  });
  return forgetFiles(
    tx,
    context,
    rows.flatMap(({ fileId, signedFileId }) => [fileId, ...(signedFileId ? [signedFileId] : [])]),
  );
}

/** Documents and whatever else was sent with requests that were closed so long ago: the requests stay. */
export async function forgetRequestFiles(tx: Tx, context: Context): Promise<number> {
  const limit = before(context.today, { months: context.policy.identity.retention.documentsMonths });
  const rows = await tx.$queryRaw<{ fileId: string }[]>`
    SELECT a."fileId"::text AS "fileId" FROM "Attachment" a
    JOIN "Request" r ON r."sellerId" = a."sellerId" AND r."id" = a."subjectId"
    JOIN "File" f ON f."sellerId" = a."sellerId" AND f."id" = a."fileId" AND f."deletedAt" IS NULL
    WHERE a."sellerId" = ${context.seller} AND a."subjectKind" = 'request'
      AND r."state" IN ('accepted', 'refused', 'withdrawn') AND r."decidedAt" < ${limit}::timestamptz`;
  return forgetFiles(
    tx,
    context,
    rows.map(({ fileId }) => fileId),
  );
}

/** Codes of a month ago say nothing any more. */
export const forgetCodes = (tx: Tx, { seller, today }: Context) =>
  tx.oneTimeCode.deleteMany({ where: { sellerId: seller, createdAt: { lt: before(today, { months: 1 }) } } });

/** Throws the keys of files away: from now on nobody can read them. Answers how many could be read before. */
export async function forgetFiles(tx: Tx, { seller, now }: Context, fileIds: string[]): Promise<number> {
  const forgotten = await tx.file.updateMany({
    where: { sellerId: seller, id: { in: fileIds }, deletedAt: null },
    data: { deletedAt: instantToDb(now), wrappedKey: "" },
  });
  return forgotten.count;
}

/** Files forgotten whose bytes still lie in the store. */
export const forgottenFiles = (take: number) =>
  db().file.findMany({
    where: { deletedAt: { not: null }, stored: true },
    select: { sellerId: true, id: true, storageKey: true },
    orderBy: { deletedAt: "asc" },
    take,
  });

/** The bytes of a forgotten file are gone; its row stays and says when. */
export async function markGone(seller: string, id: string): Promise<void> {
  await db().file.update({ where: { sellerId_id: { sellerId: seller, id } }, data: { stored: false } });
}
