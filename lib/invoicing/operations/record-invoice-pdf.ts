import { isKept } from "@/lib/documents/store";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { operation, systemOnly } from "@/lib/platform/operation";
import { recordInvoicePdfInput } from "../schema";
import { lockInvoice } from "../store";
import { mailFactsOf } from "../store/recipient";

/**
 * The invoice's document is kept: it is issued, mailed once, and goes to SdI. An issued invoice keeps the document it
 * has, unless it is the one that is to be replaced. Refuses `invoice-unknown`, `invoice-not-numbered`, `file-unknown`.
 */
export const recordInvoicePdf = operation({
  act: "record-invoice-pdf",
  input: recordInvoicePdfInput,
  may: systemOnly,
  audit: ({ invoiceId, fileId }) => ({ invoiceId, fileId }),
  run: async (tx, { invoiceId, fileId, replaces }, context): Promise<Outcome<{ fileId: string }>> => {
    const invoice = await lockInvoice(tx, context.seller, invoiceId);
    if (isRefusal(invoice)) return invoice;
    if (invoice.fileId && invoice.fileId !== replaces) return { fileId: invoice.fileId };
    if (!invoice.fileId && invoice.state !== "numbered") return refuse("invoice-not-numbered");
    if (!(await isKept(tx, context.seller, fileId))) return refuse("file-unknown");
    const key = { sellerId_id: { sellerId: context.seller, id: invoiceId } };
    if (invoice.fileId) {
      await tx.invoice.update({ where: key, data: { fileId } });
      return { fileId };
    }
    await tx.invoice.update({ where: key, data: { state: "issued", fileId } });
    await context.enqueue("invoice.transmit", { seller: context.seller, invoiceId }, { key: invoiceId });
    const recipient = await mailFactsOf(tx, invoice);
    const dedupeKey = `invoice-issued:${invoiceId}`;
    if (recipient)
      await queueMail(tx, context, { template: "invoice-issued", ...recipient, facts: { invoiceId }, dedupeKey });
    return { fileId };
  },
});
