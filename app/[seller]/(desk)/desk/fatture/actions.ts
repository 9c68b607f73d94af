"use server";
import { correctInvoice } from "@/lib/invoicing/operations/correct-invoice";
import { creditInvoice } from "@/lib/invoicing/operations/credit-invoice";
import { sendInvoice } from "@/lib/invoicing/operations/send-invoice";
import { formAction } from "@/lib/platform/action";

export const correct = formAction({
  operation: correctInvoice,
  namespace: "invoices",
  goTo: ({ invoiceId }, { seller }) => `/${seller}/desk/fatture/${invoiceId}?fatto=corretta`,
});

export const credit = formAction({
  operation: creditInvoice,
  namespace: "invoices",
  goTo: ({ creditNoteId }, { seller }) => `/${seller}/desk/fatture/${creditNoteId}?fatto=stornata`,
});

export const send = formAction({
  operation: sendInvoice,
  namespace: "invoices",
  goTo: ({ invoiceId }, { seller }) => `/${seller}/desk/fatture/${invoiceId}?fatto=trasmessa`,
});
