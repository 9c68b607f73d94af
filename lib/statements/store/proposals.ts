import type { Tx } from "@/lib/platform/db";

/** Proposals as they are kept with their lines; answers how many lines took them. */
export async function keepProposals(
  tx: Tx,
  seller: string,
  lines: readonly { lineId: string; proposals: readonly unknown[]; score: number }[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE "StatementLine" l SET "state" = 'open', "proposals" = p."proposals", "score" = p."score"
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS p("lineId" uuid, "proposals" jsonb, "score" int)
    WHERE l."sellerId" = ${seller} AND l."id" = p."lineId" AND l."state" IN ('new', 'open')`;
}
