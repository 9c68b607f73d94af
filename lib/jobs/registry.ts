import type { Handler } from "./handler";
import type { JobName } from "./payloads";

type Lazy<N extends JobName> = () => Promise<{ handler: Handler<N> }>;

/** Which file does which job. Loaded when the worker starts. */
export const registry: { [N in JobName]: Lazy<N> } = {
  "mail.send": () => import("@/lib/notifications/jobs/send-mail"),
  "sms.send": () => import("@/lib/notifications/jobs/send-sms"),
  "mailbox.provision": () => import("@/lib/mailboxes/jobs/provision"),
  "mailbox.renew": () => import("@/lib/mailboxes/jobs/renew"),
  "mailbox.step": () => import("@/lib/mailboxes/jobs/step"),
  "mailbox.extras": () => import("@/lib/mailboxes/jobs/extras"),
  "mailbox.options": () => import("@/lib/mailboxes/jobs/options"),
  "mailbox.steps": () => import("@/lib/mailboxes/jobs/steps"),
  "mailbox.follow": () => import("@/lib/mailboxes/jobs/follow"),
  "hub.watch": () => import("@/lib/mailboxes/jobs/watch"),
  "names.check": () => import("@/lib/names/jobs/check"),
  "payment.check": () => import("@/lib/payments/jobs/check"),
  "payment.charge-card": () => import("@/lib/payments/jobs/charge-card"),
  "refund.send": () => import("@/lib/payments/jobs/send-refund"),
  "contract.evidence": () => import("@/lib/contracts/jobs/draw-evidence"),
  "documents.retention": () => import("@/lib/documents/jobs/retention"),
  "invoices.number": () => import("@/lib/invoicing/jobs/number"),
  "invoice.render": () => import("@/lib/invoicing/jobs/render"),
  "invoice.transmit": () => import("@/lib/invoicing/jobs/transmit"),
  "invoice.ask": () => import("@/lib/invoicing/jobs/ask"),
  "invoices.watch": () => import("@/lib/invoicing/jobs/watch"),
  "statement.load": () => import("@/lib/statements/jobs/load"),
  "statements.match": () => import("@/lib/statements/jobs/match"),
  "statements.watch": () => import("@/lib/statements/jobs/watch"),
  "sweep.daily": () => import("@/lib/mailboxes/jobs/sweep-daily"),
  "companies.remind": () => import("@/lib/orders/jobs/remind-companies"),
  "sweep.often": () => import("@/lib/orders/jobs/sweep-often"),
  "passwords.remind": () => import("@/lib/customers/jobs/remind-passwords"),
  "sends.watch": () => import("@/lib/mailboxes/jobs/watch-sends"),
  "revenue.defer": () => import("@/lib/accounting/jobs/defer-revenue"),
  "audit.seal": () => import("@/lib/audit/jobs/seal"),
  "agreements.notice": () => import("@/lib/agreements/jobs/tell-of-ends"),
  "agreement.activate": () => import("@/lib/agreements/jobs/activate"),
  parked: () => import("@/lib/staff/jobs/park"),
};
