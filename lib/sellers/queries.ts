import { cache } from "react";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Policy } from "./policy";
import { policyInForce } from "./store";

/** The policy a seller works under today; null when there is no such seller. Read once per request. */
export const policyOf = cache(async (seller: string): Promise<Policy | null> => {
  const found = await policyInForce(db(), seller, today());
  return found?.policy ?? null;
});

/** Sellers of this installation with a policy in force, by name. */
export async function listSellers(): Promise<{ seller: string; policy: Policy }[]> {
  const rows = await db().seller.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  const found = await Promise.all(rows.map(async ({ id }) => ({ seller: id, policy: await policyOf(id) })));
  return found.filter((entry): entry is { seller: string; policy: Policy } => entry.policy !== null);
}
