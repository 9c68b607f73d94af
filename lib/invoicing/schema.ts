import { z } from "zod";
import { line } from "@/lib/orders/checked";
import { CREDIT_REASONS } from "./credit-reason";
import { NOTIFICATIONS } from "./life";

const invoiceId = z.uuid();
const sendingId = z.uuid();

export const numberInvoicesInput = z.strictObject({});
export const recordInvoicePdfInput = z.strictObject({
  invoiceId,
  fileId: z.uuid(),
  /** The document it takes the place of. */
  replaces: z.uuid().optional(),
});
export const viewInvoiceInput = z.strictObject({ invoiceId });
export const viewEInvoiceInput = z.strictObject({ invoiceId, version: z.coerce.number().int().min(1).optional() });

export const prepareSendingInput = z.strictObject({
  invoiceId,
  transmitter: z.string().regex(/^[A-Z]{2}[A-Z0-9]{2,28}$/),
});
export const recordSendingFileInput = z.strictObject({ sendingId, fileId: z.uuid() });
export const recordSentInput = z.strictObject({ sendingId, carrierRef: z.string().min(1).max(300) });
export const recordFaultsInput = z.strictObject({
  invoiceId,
  faults: z.array(z.strictObject({ code: z.string(), message: z.string(), path: z.string() })).min(1),
});

export const sendInvoiceInput = z.strictObject({ invoiceId });
/** What of an invoice is taken back, all that is left or the lines said yes to, in their order; why, and in words. */
export const creditInvoiceInput = z
  .strictObject({
    invoiceId,
    what: z.enum(["all", "lines"]),
    // As many as one invoice has: members of an activation, and their stamp duty.
    lines: z.array(z.boolean()).max(2001).default([]),
    why: z.enum(CREDIT_REASONS).default("other"),
    /** What stands on the credit note beside the choice; the only words of `other`. */
    reason: z.union([z.literal(""), line(300)]).default(""),
  })
  .refine(({ why, reason }) => why !== "other" || reason !== "", {
    path: ["reason"],
    message: "credit-reason-missing",
  });

/** What SdI says, as a connector reads it; `at` is ISO 8601 in UTC. */
export const recordNotificationInput = z.strictObject({
  sendingId,
  message: z.strictObject({
    id: z.string().min(1).max(200),
    type: z.enum(NOTIFICATIONS),
    outcome: z.enum(["EC01", "EC02"]).nullable(),
    sdiId: z.string().max(40).nullable(),
    faults: z
      .array(z.strictObject({ code: z.string().max(20), text: z.string().transform((text) => text.slice(0, 500)) }))
      .max(100),
    note: z.string().transform((text) => text.slice(0, 1000)),
    at: z.iso.datetime(),
  }),
});
export type RecordNotification = z.infer<typeof recordNotificationInput>;
