import { fromDb, isoDay, toDb } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { policySchema } from "@/lib/sellers/policy";
import type { Run } from "../command";

/** Every seller with the version in force today (none: it begins later). */
export const run: Run = async () => {
  const sellers = await db().seller.findMany({
    orderBy: { id: "asc" },
    include: {
      policies: {
        where: { publishedAt: { not: null }, validFrom: { lte: toDb(today()) } },
        orderBy: { version: "desc" },
        take: 1,
      },
    },
  });
  const data = sellers.map(({ id, policies: [version] }) => ({
    seller: id,
    name: version ? policySchema.parse(version.policy).brand.name : null,
    version: version?.version ?? null,
    validFrom: version?.validFrom ? isoDay(fromDb(version.validFrom)) : null,
  }));
  const lines = data.map((each) =>
    [each.seller.padEnd(24), (each.name ?? "(not in force yet)").padEnd(24), `version ${each.version ?? "-"}`].join(
      "  ",
    ),
  );
  return { data, text: lines.join("\n") || "There are no sellers yet." };
};
