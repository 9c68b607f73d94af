import { keepFile } from "@/lib/documents/exchanges/files";
import type { Handler } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { recordInvoicePdf } from "../operations/record-invoice-pdf";
import { invoicePdf } from "../pdf/invoice-pdf";
import { documentFacts } from "../queries";

/** Makes the document of a numbered invoice and keeps it; one that has its document is left alone. */
export const handler: Handler<"invoice.render"> = async ({ seller, invoiceId }) => {
  const facts = await documentFacts(seller, invoiceId);
  if (!facts) return;
  const bytes = await invoicePdf(facts);
  const fileId = await keepFile({ seller, bytes, contentType: "application/pdf" }, now());
  const outcome = await recordInvoicePdf({ invoiceId, fileId }, { seller, actor: SYSTEM("invoice.render") });
  if (isRefusal(outcome)) throw new Error(`the invoice's document was not recorded: ${outcome.code}`);
};
