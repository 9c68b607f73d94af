import { type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { statesGivenBack } from "./buy-back";
import { resemblesAnother } from "./store/appearance";

/** A name wanted by an order. `holderIndex` lets a holder buy back a name of theirs, where the policy allows it. */
export interface Wanted {
  orderId: string;
  domain: string;
  /** As `checkLocalPart` gives it. */
  localPart: string;
  holderIndex?: string | undefined;
  until: Instant;
}

export type NameRefusal = "name-held" | "name-taken" | "name-too-similar";

/**
 * Holds a name for an open order until an instant, and gives back any other name that order held. A name is had when it
 * is nobody's, held by this very order, left over by a hold that lapsed, or bound to a closed mailbox of the same holder
 * and given back (buy-back.ts). Refuses `name-held` (another order's, for now), `name-taken` (for good) and, where the
 * policy minds, `name-too-similar`.
 */
export async function holdName(tx: Tx, context: Context, wanted: Wanted): Promise<Outcome<Instant, NameRefusal>> {
  if (context.policy.names.lookAlikes === "refuse" && (await resemblesAnother(tx, context, wanted)))
    return refuse("name-too-similar");
  const had = (await takeNew(tx, context, wanted)) || (await takeOver(tx, context, wanted));
  if (!had) return whoseIsIt(tx, context, wanted);
  await releaseNames(tx, context, wanted.orderId, wanted);
  return wanted.until;
}

// Two statements, both of which lock the row only if they take it. One INSERT … ON CONFLICT DO UPDATE … WHERE would also
// lock a name it does not get, and buyers with the same three names in different orders would wait for one another.
async function takeNew(tx: Tx, context: Context, wanted: Wanted): Promise<boolean> {
  const until = instantToDb(wanted.until);
  const made = await tx.$executeRaw`
    INSERT INTO "Name" ("sellerId", "domain", "localPart", "state", "orderId", "heldUntil", "updatedAt")
    VALUES (${context.seller}, ${wanted.domain}, ${wanted.localPart}, 'held', ${wanted.orderId}::uuid, ${until},
            ${instantToDb(context.now)})
    ON CONFLICT ("sellerId", "domain", "localPart") DO NOTHING`;
  return made === 1;
}

/** A name once bound keeps `mailboxId` and `holderIndex` while it is held to be bought back, so that it stays theirs. */
async function takeOver(tx: Tx, context: Context, wanted: Wanted): Promise<boolean> {
  const at = instantToDb(context.now);
  const holder = wanted.holderIndex ?? "";
  const taken = await tx.$executeRaw`
    UPDATE "Name" AS n
    SET "state" = 'held', "orderId" = ${wanted.orderId}::uuid, "heldUntil" = ${instantToDb(wanted.until)}, "updatedAt" = ${at}
    WHERE n."sellerId" = ${context.seller} AND n."domain" = ${wanted.domain} AND n."localPart" = ${wanted.localPart}
      AND (
        (n."state" = 'held' AND n."orderId" = ${wanted.orderId}::uuid)
        OR (n."state" = 'held' AND n."heldUntil" <= ${at} AND (n."mailboxId" IS NULL OR n."holderIndex" = ${holder}))
        OR (n."state" = 'bound' AND n."holderIndex" = ${holder} AND EXISTS (
          SELECT 1 FROM "Mailbox" m
          WHERE m."sellerId" = n."sellerId" AND m."id" = n."mailboxId" AND m."state"::text = ANY (${statesGivenBack(context.policy)})))
      )`;
  return taken === 1;
}

async function whoseIsIt(tx: Tx, context: Context, { domain, localPart }: Wanted) {
  const row = await tx.name.findUnique({
    where: { sellerId_domain_localPart: { sellerId: context.seller, domain, localPart } },
    select: { state: true, mailboxId: true },
  });
  return refuse(row?.state === "held" && !row.mailboxId ? "name-held" : "name-taken");
}

/** Gives back the names an order holds, but for the one it keeps. A name bought back returns to its mailbox. */
export async function releaseNames(
  tx: Tx,
  context: Context,
  orderId: string,
  keep: { domain: string; localPart: string } = { domain: "", localPart: "" },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Name" SET "state" = 'bound', "orderId" = NULL, "heldUntil" = NULL, "updatedAt" = ${instantToDb(context.now)}
    WHERE "sellerId" = ${context.seller} AND "orderId" = ${orderId}::uuid AND "state" = 'held' AND "mailboxId" IS NOT NULL
      AND ("domain", "localPart") <> (${keep.domain}, ${keep.localPart})`;
  await tx.$executeRaw`
    DELETE FROM "Name"
    WHERE "sellerId" = ${context.seller} AND "orderId" = ${orderId}::uuid AND "state" = 'held' AND "mailboxId" IS NULL
      AND ("domain", "localPart") <> (${keep.domain}, ${keep.localPart})`;
}

/** The holder of an order changed: a name held because it was once the former holder's goes back to its mailbox. */
export async function returnBoughtBack(tx: Tx, context: Context, orderId: string): Promise<void> {
  await tx.name.updateMany({
    where: { sellerId: context.seller, orderId, state: "held", mailboxId: { not: null } },
    data: { state: "bound", orderId: null, heldUntil: null, updatedAt: instantToDb(context.now) },
  });
}

/** Gives back every name whose hold has lapsed; how many. */
export async function freeLapsedNames(tx: Tx, context: Context): Promise<number> {
  const at = instantToDb(context.now);
  const returned = await tx.$executeRaw`
    UPDATE "Name" SET "state" = 'bound', "orderId" = NULL, "heldUntil" = NULL, "updatedAt" = ${at}
    WHERE "sellerId" = ${context.seller} AND "state" = 'held' AND "heldUntil" <= ${at} AND "mailboxId" IS NOT NULL`;
  const freed = await tx.$executeRaw`
    DELETE FROM "Name"
    WHERE "sellerId" = ${context.seller} AND "state" = 'held' AND "heldUntil" <= ${at} AND "mailboxId" IS NULL`;
  return returned + freed;
}

/** The name an order holds, with the end of the hold, also when that end has passed and nobody took it yet; or null. */
export async function heldName(
  tx: Tx,
  seller: string,
  orderId: string,
): Promise<{ domain: string; localPart: string; until: Instant } | null> {
  const row = await tx.name.findFirst({
    where: { sellerId: seller, orderId, state: "held" },
    select: { domain: true, localPart: true, heldUntil: true },
  });
  return row?.heldUntil ? { domain: row.domain, localPart: row.localPart, until: instantFromDb(row.heldUntil) } : null;
}

/** Moves the end of an order's hold; false when it holds no name any more. */
export async function extendHold(tx: Tx, context: Context, orderId: string, until: Instant): Promise<boolean> {
  const moved = await tx.name.updateMany({
    where: { sellerId: context.seller, orderId, state: "held" },
    data: { heldUntil: instantToDb(until), updatedAt: instantToDb(context.now) },
  });
  return moved.count === 1;
}
