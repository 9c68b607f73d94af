import { Prisma, type Reseller } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import type { Policy } from "@/lib/sellers/policy";
import { policyForReseller } from "./prices";
import { afterResellerEvent, type ResellerEvent } from "./reseller";
import { type ResellerBrand, type ResellerTerms, resellerTerms } from "./terms";

/** How the terms of today are read with a reseller's row. */
export const WITH_TERMS = { terms: { orderBy: { version: "desc" }, take: 1 } } satisfies Prisma.ResellerInclude;

/** What is agreed with a reseller today. */
export const termsOf = ({ terms }: { terms: readonly { terms: Prisma.JsonValue }[] }): ResellerTerms =>
  resellerTerms.parse(terms[0]?.terms ?? {});

/**
 * The policy somebody buys under: a reseller's own prices while they are active, else the seller's policy as it is.
 * `userId`: the account that buys; null: nobody's.
 */
export async function policyOfBuyer(
  tx: Tx,
  policy: Policy,
  { seller, userId }: { seller: string; userId: string | null },
): Promise<Policy> {
  if (!userId) return policy;
  return (await policiesOfBuyers(tx, policy, seller, [userId])).get(userId) ?? policy;
}

/** The policies of those among the accounts that are active resellers: at their own prices. */
export async function policiesOfBuyers(
  tx: Tx,
  policy: Policy,
  sellerId: string,
  userIds: readonly string[],
): Promise<Map<string, Policy>> {
  if (userIds.length === 0) return new Map();
  const where = { sellerId, userId: { in: [...userIds] }, state: "active" as const };
  const rows = await tx.reseller.findMany({ where, include: WITH_TERMS });
  return new Map(rows.map((row) => [row.userId, policyForReseller(policy, termsOf(row))]));
}

/** Locks a reseller for the rest of the transaction. Refuses `reseller-unknown`. */
export async function lockReseller(tx: Tx, seller: string, id: string): Promise<Outcome<Reseller, "reseller-unknown">> {
  if (!isId(id)) return refuse("reseller-unknown");
  await tx.$queryRaw`SELECT 1 FROM "Reseller" WHERE "sellerId" = ${seller} AND "id" = ${id}::uuid FOR UPDATE`;
  const row = await tx.reseller.findUnique({ where: { sellerId_id: { sellerId: seller, id } } });
  return row ?? refuse("reseller-unknown");
}

/** Moves a locked reseller along its life. Refuses `reseller-cannot-<event>`. */
export async function moveReseller(
  tx: Tx,
  { now }: Pick<Context, "now">,
  row: Reseller,
  event: ResellerEvent,
  why?: string,
): Promise<Outcome<Reseller>> {
  const state = afterResellerEvent(row.state, event);
  if (isRefusal(state)) return state;
  const at = instantToDb(now);
  const suspended = state === "suspended" ? { suspendedAt: at, suspendedWhy: why ?? null } : NOT_SUSPENDED;
  const where = { sellerId_id: { sellerId: row.sellerId, id: row.id } };
  return tx.reseller.update({ where, data: { state, updatedAt: at, ...suspended } });
}
const NOT_SUSPENDED = { suspendedAt: null, suspendedWhy: null };

/** Terms of a locked reseller from now on; the same as those of today are not written again. */
export async function writeTerms(tx: Tx, context: Context, resellerId: string, terms: ResellerTerms): Promise<void> {
  const { seller: sellerId, now, actor } = context;
  const last = await tx.resellerTerms.findFirst({ where: { sellerId, resellerId }, orderBy: { version: "desc" } });
  if (last && JSON.stringify(resellerTerms.parse(last.terms)) === JSON.stringify(resellerTerms.parse(terms))) return;
  const version = (last?.version ?? 0) + 1;
  const by = { since: instantToDb(now), byName: actorName(actor) ?? null };
  await tx.resellerTerms.create({ data: { sellerId, resellerId, version, ...by, terms } });
}

/** A reseller's face as its row keeps it; none is written as none. */
export const faceToDb = (brand: ResellerBrand | null) => brand ?? Prisma.DbNull;
