import { cache } from "react";
import type { Prisma } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import type { Viewer } from "@/lib/platform/session";
import type { Policy } from "@/lib/sellers/policy";
import type { ResellerState } from "./reseller";
import { policyOfBuyer, termsOf, WITH_TERMS } from "./store";
import { type ResellerBrand, type ResellerTerms, resellerBrand } from "./terms";

/** The policy a viewer buys under: a reseller's own prices, else the seller's. */
export const policyForViewer = (policy: Policy, viewer: Viewer): Promise<Policy> =>
  policyOfBuyer(db(), policy, { seller: viewer.seller, userId: viewer.kind === "user" ? viewer.userId : null });

/** A reseller as its area and the desk show it. */
export interface ResellerFile {
  id: string;
  userId: string;
  name: string;
  state: ResellerState;
  suspendedWhy: string | null;
  terms: ResellerTerms;
  brand: ResellerBrand | null;
  login: { userName: string; email: string; displayName: string };
}

const SHOWN = {
  ...WITH_TERMS,
  user: { select: { userName: true, email: true, displayName: true } },
} satisfies Prisma.ResellerInclude;

function fileOf(row: Prisma.ResellerGetPayload<{ include: typeof SHOWN }>): ResellerFile {
  const { id, userId, name, state, suspendedWhy, user: login } = row;
  const brand = row.brand === null ? null : resellerBrand.parse(row.brand);
  return { id, userId, name, state, suspendedWhy, terms: termsOf(row), brand, login };
}

/** The reseller a viewer is; null: none. Read once per request. */
export const ownReseller = cache(async (viewer: Viewer): Promise<ResellerFile | null> => {
  if (viewer.kind !== "user") return null;
  const where = { sellerId_userId: { sellerId: viewer.seller, userId: viewer.userId } };
  const row = await db().reseller.findUnique({ where, include: SHOWN });
  return row && fileOf(row);
});

/** One reseller; null: none. For staff: the caller has checked. */
export async function resellerFile(seller: string, id: string): Promise<ResellerFile | null> {
  if (!isId(id)) return null;
  const row = await db().reseller.findUnique({ where: { sellerId_id: { sellerId: seller, id } }, include: SHOWN });
  return row && fileOf(row);
}

export interface ResellerRow extends ResellerFile {
  mailboxes: number;
}

/** Every reseller of a seller, by name, with how many mailboxes it looks after. For staff: the caller has checked. */
export async function listResellers(seller: string): Promise<ResellerRow[]> {
  const rows = await db().reseller.findMany({ where: { sellerId: seller }, include: SHOWN, orderBy: { name: "asc" } });
  const counts = await db().mailbox.groupBy({
    by: ["userId"],
    where: { sellerId: seller, userId: { in: rows.map(({ userId }) => userId) } },
    _count: true,
  });
  const countOf = new Map(counts.map(({ userId, _count }) => [userId, _count]));
  return rows.map((row) => ({ ...fileOf(row), mailboxes: countOf.get(row.userId) ?? 0 }));
}
