import { Prisma } from "@/lib/generated/prisma/client";
import { type Day, toDb } from "@/lib/kernel/day";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { type Policy, policySchema } from "./policy";

export interface PolicyInForce {
  policy: Policy;
  version: number;
}

// A published version never changes, so what was parsed once stays parsed. Few versions exist at a time.
const parsed = new Map<string, Policy>();

/**
 * The policy in force on a day: of the versions whose first day has come and that were not withdrawn, the one that began
 * last (of two of the same day, the newer). Null: no such seller.
 */
export async function policyInForce(tx: Tx, seller: string, on: Day): Promise<PolicyInForce | null> {
  const [row] = await rowsIn<{ version: number }>(
    tx,
    Prisma.sql`
      SELECT "version" FROM "PolicyVersion"
      WHERE "sellerId" = ${seller} AND "publishedAt" IS NOT NULL AND "withdrawnAt" IS NULL AND "validFrom" <= ${toDb(on)}::date
      ORDER BY "validFrom" DESC, "version" DESC LIMIT 1`,
  );
  return row ? { version: row.version, policy: await policyVersion(tx, seller, row.version) } : null;
}

/** The policy an order was made under. */
export async function policyVersion(tx: Tx, seller: string, version: number): Promise<Policy> {
  const known = parsed.get(`${seller}/${version}`);
  if (known) return known;
  const row = await tx.policyVersion.findUniqueOrThrow({ where: { sellerId_version: { sellerId: seller, version } } });
  const policy = policySchema.parse(row.policy);
  parsed.set(`${seller}/${version}`, policy);
  return policy;
}

/**
 * Publishes a policy as the seller's next version, in force from a day; makes the seller when it is new. `by` is the name
 * of who does it.
 */
export async function publishPolicy(tx: Tx, policy: Policy, from: Day, at: Date, by?: string): Promise<number> {
  const sellerId = policy.seller;
  await tx.seller.upsert({ where: { id: sellerId }, create: { id: sellerId, createdAt: at }, update: {} });
  await tx.$queryRaw`SELECT 1 FROM "Seller" WHERE "id" = ${sellerId} FOR UPDATE`;
  const last = await tx.policyVersion.aggregate({ where: { sellerId }, _max: { version: true } });
  const version = (last._max.version ?? 0) + 1;
  await tx.policyVersion.create({
    data: {
      sellerId,
      version,
      policy,
      publishedAt: at,
      publishedByName: by ?? null,
      validFrom: toDb(from),
      createdAt: at,
    },
  });
  return version;
}
