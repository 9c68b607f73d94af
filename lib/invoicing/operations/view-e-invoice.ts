import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { ownsOrder } from "@/lib/orders/store";
import { operation } from "@/lib/platform/operation";
import { viewEInvoiceInput } from "../schema";
import { lockInvoice, orderOfInvoice } from "../store";

/**
 * Somebody takes the XML of an invoice as it went to SdI: the last version, or a given one. Whose it is, or staff; that it
 * was seen stays in the audit log. Refuses `invoice-unknown` (also to strangers), `invoice-not-ready`.
 */
export const viewEInvoice = operation({
  act: "view-e-invoice",
  input: viewEInvoiceInput,
  may: (actor) => actor.kind !== "anonymous",
  audit: ({ invoiceId, version = null }) => ({ invoiceId, version }),
  run: async (tx, { invoiceId, version }, context): Promise<Outcome<{ fileId: string; fileName: string }>> => {
    const invoice = await lockInvoice(tx, context.seller, invoiceId);
    if (isRefusal(invoice)) return invoice;
    if (!ownsOrder(context.actor, await orderOfInvoice(tx, invoice))) return refuse("invoice-unknown");
    const sending = await tx.invoiceSending.findFirst({
      where: { sellerId: context.seller, invoiceId, fileId: { not: null }, ...(version ? { version } : {}) },
      orderBy: { version: "desc" },
    });
    return sending?.fileId ? { fileId: sending.fileId, fileName: sending.fileName } : refuse("invoice-not-ready");
  },
});
