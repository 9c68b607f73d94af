import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { ownsOrder } from "@/lib/orders/store";
import { operation } from "@/lib/platform/operation";
import { fileName } from "../invoice";
import { viewInvoiceInput } from "../schema";
import { lockInvoice, orderOfInvoice } from "../store";

/**
 * Somebody opens an invoice's document: whose it is, or staff. Answers the file and the name to save it under; that it
 * was seen stays in the audit log. Refuses `invoice-unknown` (also to strangers), `invoice-not-ready`.
 */
export const viewInvoice = operation({
  act: "view-invoice",
  input: viewInvoiceInput,
  may: (actor) => actor.kind !== "anonymous",
  audit: ({ invoiceId }) => ({ invoiceId }),
  run: async (tx, { invoiceId }, context): Promise<Outcome<{ fileId: string; fileName: string }>> => {
    const invoice = await lockInvoice(tx, context.seller, invoiceId);
    if (isRefusal(invoice)) return invoice;
    if (!ownsOrder(context.actor, await orderOfInvoice(tx, invoice))) return refuse("invoice-unknown");
    return invoice.fileId ? { fileId: invoice.fileId, fileName: fileName(invoice) } : refuse("invoice-not-ready");
  },
});
