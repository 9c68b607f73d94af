import { toDb } from "@/lib/kernel/day";
import type { Outcome } from "@/lib/kernel/refusal";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { heldWhere } from "../store/late";

/** Issues what was paid and is still not delivered, while the law's time for a deferred invoice lasts (`deferred.ts`). */
export const issueHeldInvoices = operation({
  act: "issue-held-invoices",
  input: z.strictObject({}),
  may: systemOnly,
  audit: () => ({}),
  run: async (tx, _, { seller, today, enqueue }): Promise<Outcome<{ issued: number }>> => {
    const { count } = await tx.invoice.updateMany({
      where: { ...heldWhere(today), sellerId: seller },
      data: { state: "waiting", issuedOn: toDb(today), year: today.year },
    });
    if (count > 0) await enqueue("invoices.number", { seller }, { key: seller });
    return { issued: count };
  },
});
