import { instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";
import { afterEvent } from "../life";
import { recordSentInput } from "../schema";
import { lockSending } from "../store/sending";

/**
 * The carrier has the file. SdI's answer may have come before this is written: then the state stays what it says.
 * Refuses `sending-unknown`.
 */
export const recordSent = operation({
  act: "record-sent",
  input: recordSentInput,
  may: systemOnly,
  audit: ({ sendingId }) => ({ sendingId }),
  run: async (tx, { sendingId, carrierRef }, context): Promise<Outcome<{ invoiceId: string }>> => {
    const sending = await lockSending(tx, context.seller, sendingId);
    if (!sending) return refuse("sending-unknown");
    const { invoice, invoiceId } = sending;
    if (sending.sentAt) return { invoiceId };
    const key = { sellerId_id: { sellerId: context.seller, id: sendingId } };
    await tx.invoiceSending.update({ where: key, data: { carrierRef, sentAt: instantToDb(context.now) } });
    await tx.invoice.update({
      where: { sellerId_id: { sellerId: context.seller, id: invoiceId } },
      data: { state: afterEvent(invoice.state, "send"), faults: [] },
    });
    for (const kind of ["invoice.transmit", "invoice-faulty"])
      await closeTask(tx, context, { kind, subjectKind: "invoice", subjectId: invoiceId });
    await context.enqueue("invoice.ask", { seller: context.seller, sendingId }, { key: sendingId });
    return { invoiceId };
  },
});
