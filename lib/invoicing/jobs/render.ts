import { keepFile } from "@/lib/documents/exchanges/files";
import type { Handler } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { recordInvoicePdf } from "../operations/record-invoice-pdf";
import { invoicePdf } from "../pdf/invoice-pdf";
import { courtesyCopy, documentInForce } from "../queries";

/**
 * Makes the document of a numbered invoice and keeps it; one that has its document is left alone, unless that is the one
 * to be replaced: it says how far the invoice came at SdI.
 */
export const handler: Handler<"invoice.render"> = async ({ seller, invoiceId, replaces }) => {
  const known = await documentInForce(seller, invoiceId);
  if (known !== (replaces ?? null)) return;
  const copy = await courtesyCopy(seller, invoiceId, today());
  if (!copy) return;
  const fileId = await keepFile({ seller, bytes: await invoicePdf(copy), contentType: "application/pdf" }, now());
  const call = { seller, actor: SYSTEM("invoice.render") };
  const outcome = await recordInvoicePdf({ invoiceId, fileId, ...(replaces ? { replaces } : {}) }, call);
  if (isRefusal(outcome)) throw new Error(`the invoice's document was not recorded: ${outcome.code}`);
};
