import { CANONICAL_COMMAND } from "../canonical";
import type { Invariant } from "./invariant";

export const auditChain: Invariant = {
  number: 9,
  name: "audit-chain",
  sentence: "The audit chain verifies: no sealed act was altered, removed or put in between.",
  sql: `
    SELECT "sellerId" || '/command/' || "id" AS "id",
      CASE WHEN "position" IS DISTINCT FROM "n" THEN 'position ' || coalesce("position"::text, 'missing') || ', expected ' || "n"
        ELSE 'its seal does not fit' END AS "why"
    FROM (SELECT "sellerId", "id", "position", "seal", ${CANONICAL_COMMAND} AS "row",
        row_number() OVER "chain" AS "n", coalesce(lag("seal") OVER "chain", '') AS "before"
      FROM "Command" WHERE "seal" IS NOT NULL OR "position" IS NOT NULL
      WINDOW "chain" AS (ORDER BY "position")) AS "sealed"
    WHERE "position" IS DISTINCT FROM "n"
      OR "seal" IS DISTINCT FROM encode(sha256(convert_to("before" || '|' || "row", 'UTF8')), 'hex')`,
};
