import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { operation, staffWith } from "@/lib/platform/operation";
import { sendInvoiceInput } from "../schema";
import { lockInvoice } from "../store";

/**
 * A person of the staff has an issued invoice go to SdI that did not by itself. Refuses `invoice-unknown`,
 * `invoice-not-sendable` {state}, `seller-not-fiscal` (the policy lacks the seller's VAT number or seat).
 */
export const sendInvoice = operation({
  act: "send-invoice",
  input: sendInvoiceInput,
  may: staffWith("correct-invoices"),
  audit: (input) => input,
  run: async (tx, { invoiceId }, context): Promise<Outcome<{ invoiceId: string }>> => {
    const invoice = await lockInvoice(tx, context.seller, invoiceId);
    if (isRefusal(invoice)) return invoice;
    if (invoice.state !== "issued") return refuse("invoice-not-sendable", { params: { state: invoice.state } });
    const { vatNumber, fiscal } = context.policy.brand;
    if (!vatNumber || !fiscal.street || !fiscal.cap || !fiscal.city) return refuse("seller-not-fiscal");
    await context.enqueue("invoice.transmit", { seller: context.seller, invoiceId }, { key: invoiceId });
    return { invoiceId };
  },
});
