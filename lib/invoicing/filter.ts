import { z } from "zod";
import { INVOICE_LIFE, type InvoiceState } from "./life";

export const INVOICE_STATES = Object.keys(INVOICE_LIFE) as InvoiceState[];
export const INVOICE_KINDS = ["invoice", "credit-note"] as const;

/** What a list of invoices is asked for by its link; what makes no sense is left out, never an error. */
export const invoiceFilter = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  state: z.enum(INVOICE_STATES).optional().catch(undefined),
  kind: z.enum(INVOICE_KINDS).optional().catch(undefined),
  sort: z
    .string()
    .regex(/^-?(issued|total)$/)
    .catch("-issued")
    .default("-issued"),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
});
export type InvoiceFilter = z.infer<typeof invoiceFilter>;
