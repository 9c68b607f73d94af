import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/** A good line as it waits to be taken. */
export interface StagedLine {
  line: number;
  number: string;
  firstName: string;
  lastName: string;
  email: string | null;
  taxCodeIndex: string;
  taxCodeSealed: string;
}

const AT_ONCE = 10_000;

/** Writes the good lines of a list beside it, some thousands a statement. */
export async function stageLines(
  tx: Tx,
  sellerId: string,
  listId: string,
  lines: readonly StagedLine[],
): Promise<void> {
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const some = lines.slice(from, from + AT_ONCE);
    const each = <K extends keyof StagedLine>(key: K) => some.map((line) => line[key]);
    await tx.$executeRaw`
      INSERT INTO "AgreementListLine" ("sellerId", "listId", "line", "number", "firstName", "lastName", "email", "taxCodeIndex", "taxCodeSealed")
      SELECT ${sellerId}, ${listId}::uuid, l.* FROM unnest(${each("line")}::int[], ${each("number")}::text[],
        ${each("firstName")}::text[], ${each("lastName")}::text[], ${each("email")}::text[],
        ${each("taxCodeIndex")}::text[], ${each("taxCodeSealed")}::text[]) AS l`;
  }
}

type Names = { sellerId: string; agreementId: string; listId: string; at: Date };

/** Members known already are as the list says; those who had left are back. How many were changed. */
export const changeMembers = (tx: Tx, { sellerId, agreementId, listId, at }: Names): Promise<number> => tx.$executeRaw`
  UPDATE "AgreementMember" m SET "number" = l."number", "firstName" = l."firstName", "lastName" = l."lastName",
    "email" = coalesce(l."email", m."email"), "state" = 'listed', "leftAt" = NULL,
    "listedAt" = CASE WHEN m."state" = 'left' THEN ${at} ELSE m."listedAt" END
  FROM "AgreementListLine" l
  WHERE l."sellerId" = ${sellerId} AND l."listId" = ${listId}::uuid
    AND m."sellerId" = ${sellerId} AND m."agreementId" = ${agreementId}::uuid AND m."taxCodeIndex" = l."taxCodeIndex"
    AND (m."state" = 'left' OR (m."number", m."firstName", m."lastName", m."email") IS DISTINCT FROM
      (l."number", l."firstName", l."lastName", coalesce(l."email", m."email")))`;

/** Whoever is not known yet is a member from now on. How many. */
export async function addMembers(tx: Tx, { sellerId, agreementId, listId, at }: Names): Promise<number> {
  const fresh = await tx.$queryRaw<{ line: number }[]>`
    SELECT l."line" FROM "AgreementListLine" l WHERE l."sellerId" = ${sellerId} AND l."listId" = ${listId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "AgreementMember" m WHERE m."sellerId" = ${sellerId}
        AND m."agreementId" = ${agreementId}::uuid AND m."taxCodeIndex" = l."taxCodeIndex")`;
  if (fresh.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO "AgreementMember" ("sellerId", "id", "agreementId", "number", "firstName", "lastName", "email", "taxCodeIndex", "taxCodeSealed", "listedAt")
    SELECT ${sellerId}, n."id", ${agreementId}::uuid, l."number", l."firstName", l."lastName", l."email", l."taxCodeIndex", l."taxCodeSealed", ${at}
    FROM "AgreementListLine" l
    JOIN unnest(${fresh.map(newId)}::uuid[], ${fresh.map(({ line }) => line)}::int[]) AS n("id", "line") ON n."line" = l."line"
    WHERE l."sellerId" = ${sellerId} AND l."listId" = ${listId}::uuid`;
}

/** Whoever a whole list does not name any more has left; mailboxes stay as they are. How many. */
export const removeMembers = (tx: Tx, { sellerId, agreementId, listId, at }: Names): Promise<number> => tx.$executeRaw`
  UPDATE "AgreementMember" m SET "state" = 'left', "leftAt" = ${at}
  WHERE m."sellerId" = ${sellerId} AND m."agreementId" = ${agreementId}::uuid AND m."state" = 'listed'
    AND NOT EXISTS (SELECT 1 FROM "AgreementListLine" l WHERE l."sellerId" = ${sellerId}
      AND l."listId" = ${listId}::uuid AND l."taxCodeIndex" = m."taxCodeIndex")`;
