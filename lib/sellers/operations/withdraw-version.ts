import { compareDays, fromDb, instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { withdrawVersionSchema } from "../schema";
import { lockSeller } from "../store/versions";

/**
 * Withdraws a version scheduled for a day to come. Refuses `version-unknown`, `version-begun` (its day has come) and
 * `version-withdrawn`.
 */
export const withdrawVersion = operation({
  act: "withdraw-policy",
  input: withdrawVersionSchema,
  may: staffWith("change-rules"),
  audit: ({ version }) => ({ version }),
  run: async (tx, { version }, context): Promise<Outcome<{ version: number }>> => {
    await lockSeller(tx, context.seller);
    const key = { sellerId_version: { sellerId: context.seller, version } };
    const row = await tx.policyVersion.findUnique({ where: key, select: { validFrom: true, withdrawnAt: true } });
    if (!row?.validFrom) return refuse("version-unknown");
    if (row.withdrawnAt) return refuse("version-withdrawn");
    if (compareDays(fromDb(row.validFrom), context.today) <= 0) return refuse("version-begun");
    await tx.policyVersion.update({ where: key, data: { withdrawnAt: instantToDb(context.now) } });
    return { version };
  },
});
