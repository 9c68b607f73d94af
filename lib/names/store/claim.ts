import { instantToDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { statesGivenBack } from "../buy-back";
import { resemblesAnother } from "./appearance";

/**
 * Binds a name to a mailbox for good, in one conditional statement: it must be nobody's, held for the mailbox's own
 * order, held by an order whose hold has lapsed, already this mailbox's, or that of a closed mailbox of the
 * same holder, where it is given back (buy-back.ts). False: somebody else has it, or one too like it where the policy minds.
 */
export async function claimName(
  tx: Tx,
  context: Context,
  wanted: { domain: string; localPart: string; mailboxId: string; orderId: string | null; holderIndex: string },
): Promise<boolean> {
  if (context.policy.names.lookAlikes === "refuse" && (await resemblesAnother(tx, context, wanted))) return false;
  const at = instantToDb(context.now);
  const rows = await tx.$queryRaw<{ localPart: string }[]>`
    INSERT INTO "Name" AS n ("sellerId", "domain", "localPart", "state", "orderId", "mailboxId", "holderIndex", "updatedAt")
    VALUES (${context.seller}, ${wanted.domain}, ${wanted.localPart}, 'bound', ${wanted.orderId}::uuid,
            ${wanted.mailboxId}::uuid, ${wanted.holderIndex}, ${at})
    ON CONFLICT ("sellerId", "domain", "localPart") DO UPDATE
      SET "state" = 'bound', "orderId" = excluded."orderId", "mailboxId" = excluded."mailboxId",
          "holderIndex" = excluded."holderIndex", "heldUntil" = NULL, "updatedAt" = excluded."updatedAt"
      WHERE n."mailboxId" = excluded."mailboxId"
         OR (n."state" = 'held' AND n."orderId" = excluded."orderId")
         OR (n."state" = 'held' AND n."heldUntil" <= ${at}
             AND (n."mailboxId" IS NULL OR n."holderIndex" = excluded."holderIndex"))
         OR (n."state" = 'bound' AND n."holderIndex" = excluded."holderIndex"
             AND EXISTS (SELECT 1 FROM "Mailbox" m WHERE m."sellerId" = n."sellerId" AND m."id" = n."mailboxId"
                         AND m."state"::text = ANY (${statesGivenBack(context.policy)})))
    RETURNING n."localPart"`;
  return rows.length === 1;
}

/** The provider has given the name to somebody else: it is never offered here again. */
export async function blockName(tx: Tx, context: Context, name: { domain: string; localPart: string }): Promise<void> {
  await tx.name.update({
    where: { sellerId_domain_localPart: { sellerId: context.seller, ...name } },
    data: {
      state: "blocked",
      orderId: null,
      mailboxId: null,
      holderIndex: null,
      heldUntil: null,
      updatedAt: instantToDb(context.now),
    },
  });
}
