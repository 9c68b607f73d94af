/**
 * A Command row as the one text that is sealed, as an SQL expression over its columns: a JSON array, instants in
 * milliseconds. PostgreSQL writes the same jsonb always in the same way, so seal and check may be computed anywhere.
 */
export const CANONICAL_COMMAND = `jsonb_build_array("sellerId", "id"::text, "act", "actorKind", "actorId",
  (extract(epoch FROM "at") * 1000)::bigint, "idempotencyKey", "inputHash", "input", "outcome", "refused")::text`;

/** What is hashed for one row: the seal before it (nothing for the first), then the row. */
export const SEALED_TEXT = (previousSeal: string, row: string): string => `${previousSeal}|${row}`;
