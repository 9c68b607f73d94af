import type { Outcome } from "@/lib/kernel/refusal";
import { operation, systemOnly, z } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { lateWhere } from "../store/late";

/** Invoices looked at in one go; the next run goes on. */
const AT_MOST = 500;

/** Asks a person about rejected invoices whose days to send them again are over, and about those SdI is silent of. */
export const flagLateInvoices = operation({
  act: "flag-late-invoices",
  input: z.strictObject({}),
  may: systemOnly,
  audit: () => ({}),
  run: async (tx, _, context): Promise<Outcome<{ opened: number }>> => {
    let opened = 0;
    for (const { kind, where } of lateWhere(context.now)) {
      const late = { ...where, sellerId: context.seller };
      const invoices = await tx.invoice.findMany({ where: late, select: { id: true }, take: AT_MOST });
      for (const { id } of invoices)
        if (await openTask(tx, context, { kind, subjectKind: "invoice", subjectId: id })) opened++;
    }
    return { opened };
  },
});
