import { z } from "zod";

const seller = z.string();
const id = z.uuid();

/** Every job and what it is given: identifiers only, the facts are read when it runs. */
export const payloads = {
  "mail.send": z.strictObject({ seller, mailId: id }),
  "sms.send": z.strictObject({ seller, smsId: id }),
  "mailbox.provision": z.strictObject({ seller, mailboxId: id }),
  "mailbox.renew": z.strictObject({ seller, orderId: id }),
  "mailbox.step": z.strictObject({
    seller,
    mailboxId: id,
    command: z.enum(["suspend", "restore", "close"]),
    on: z.iso.date(),
  }),
  "mailbox.extras": z.strictObject({ seller, mailboxId: id, orderId: id }),
  "mailbox.options": z.strictObject({ seller, mailboxId: id }),
  "mailbox.steps": z.strictObject({
    seller,
    mailboxIds: z.array(id).min(1),
    command: z.enum(["suspend", "close"]),
    on: z.iso.date(),
  }),
  "mailbox.follow": z.strictObject({ seller, mailboxId: id, until: z.iso.date() }),
  "hub.watch": z.strictObject({ seller, mailboxId: id, watchedId: id }),
  "names.check": z.strictObject({ seller, orderId: id, tries: z.int().min(1) }),
  "payment.check": z.strictObject({ seller, paymentId: id }),
  "payment.charge-card": z.strictObject({ seller, orderId: id, attempt: z.int().min(1).optional() }),
  "refund.send": z.strictObject({ seller, refundId: id }),
  "contract.evidence": z.strictObject({ seller, signatureId: id }),
  "documents.retention": z.strictObject({ on: z.iso.date().optional() }),
  "invoices.number": z.strictObject({ seller }),
  "invoice.render": z.strictObject({ seller, invoiceId: id, replaces: id.optional() }),
  "invoice.transmit": z.strictObject({ seller, invoiceId: id }),
  "invoice.ask": z.strictObject({ seller, sendingId: id }),
  "invoices.watch": z.strictObject({}),
  "statement.load": z.strictObject({ seller, fileId: id }),
  "statements.match": z.strictObject({ seller }),
  "statements.watch": z.strictObject({}),
  "sweep.daily": z.strictObject({ on: z.iso.date().optional() }),
  "companies.remind": z.strictObject({}),
  "sweep.often": z.strictObject({}),
  "passwords.remind": z.strictObject({}),
  "sends.watch": z.strictObject({}),
  "audit.seal": z.strictObject({}),
  "revenue.defer": z.strictObject({}),
  "agreements.notice": z.strictObject({}),
  "agreement.activate": z.strictObject({ seller, runId: id }),
  parked: z.looseObject({}),
} as const;

export type JobName = keyof typeof payloads;
export type Payload<N extends JobName> = z.infer<(typeof payloads)[N]>;
