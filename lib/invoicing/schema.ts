import { z } from "zod";

export const numberInvoicesInput = z.strictObject({});
export const recordInvoicePdfInput = z.strictObject({ invoiceId: z.uuid(), fileId: z.uuid() });
export const viewInvoiceInput = z.strictObject({ invoiceId: z.uuid() });
