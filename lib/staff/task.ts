/** What may need a person: kinds of acts' own, and the names of jobs that no retry could do. */
export const TASK_KINDS = [
  "no-name-left",
  "provider-rejected",
  "renewal-failed",
  "credentials-refused",
  "mail-rejected",
  "mail.send",
  "sms-rejected",
  "sms.send",
  "mailbox.provision",
  "mailbox.renew",
  "mailbox.step",
  "names.check",
  "payment.check",
  "contract.evidence",
  "documents.retention",
  "payment-paid-more",
  "payment-order-paid",
  "payment-order-closed",
  "payment-renewal-paid",
  "payment-amount-differs",
  "payment-other-currency",
  "payment-taken-back",
  "payment-disputed",
  "begun-unpaid",
  "refund-failed",
  "refund.send",
  "invoices.number",
  "invoice.render",
  "sweep.daily",
  "sweep.often",
  "audit.seal",
] as const;

/** The key of a kind's words: "mailbox.renew" is "mailbox-renew"; "other" for what nobody wrote words for. */
export const taskWord = (kind: string): string =>
  TASK_KINDS.some((known) => known === kind) ? kind.replace(".", "-") : "other";
