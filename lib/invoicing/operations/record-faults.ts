import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { openTask } from "@/lib/staff/store";
import { afterEvent } from "../life";
import { recordFaultsInput } from "../schema";
import { lockInvoice } from "../store";

/**
 * Our own check, or the carrier, found the e-invoice wrong: it does not leave, and a person is asked to correct it.
 * Refuses `invoice-unknown`, `invoice-not-sendable` {state}.
 */
export const recordFaults = operation({
  act: "record-faults",
  input: recordFaultsInput,
  may: systemOnly,
  audit: ({ invoiceId, faults }) => ({ invoiceId, codes: faults.map(({ code }) => code).join(" ") }),
  run: async (tx, { invoiceId, faults }, context): Promise<Outcome<{ invoiceId: string }>> => {
    const invoice = await lockInvoice(tx, context.seller, invoiceId);
    if (isRefusal(invoice)) return invoice;
    const state = afterEvent(invoice.state, "find-faults");
    if (state === invoice.state) return refuse("invoice-not-sendable", { params: { state } });
    await tx.invoice.update({
      where: { sellerId_id: { sellerId: context.seller, id: invoiceId } },
      data: { state, faults: faults.slice(0, 20) },
    });
    const detail = faults
      .map(({ code }) => code)
      .join(" ")
      .slice(0, 200);
    await openTask(tx, context, { kind: "invoice-faulty", subjectKind: "invoice", subjectId: invoiceId, detail });
    return { invoiceId };
  },
});
