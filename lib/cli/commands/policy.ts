import type { Day } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { policyInForce, policyVersion } from "@/lib/sellers/store";
import { CommandRefused } from "../command";

/** The policy in force on a day; for days before the seller's first one, that first one. Refuses `seller-unknown`. */
export async function policyOn(seller: string, on: Day): Promise<Policy> {
  const found = await policyInForce(db(), seller, on);
  if (found) return found.policy;
  const first = await db().policyVersion.findFirst({
    where: { sellerId: seller, publishedAt: { not: null } },
    orderBy: { version: "asc" },
    select: { version: true },
  });
  if (!first) throw new CommandRefused("seller-unknown", `There is no seller "${seller}".`);
  return policyVersion(db(), seller, first.version);
}
