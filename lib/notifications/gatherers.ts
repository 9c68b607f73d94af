import { mailboxActivated, renewalReminder } from "./queries/mailboxes";
import { invoiceIssued, paymentReceived, topUpBooked, topUpCredited } from "./queries/money";
import { documentsRejected, namesNeeded, orderReceived, renewalConfirmed } from "./queries/orders";
import { accountExists, confirmEmail, resetPassword, userName } from "./queries/people";
import { requestAnswered, requestAssigned, requestOpened } from "./queries/requests";
import type { Gather } from "./source";
import type { MailTemplate } from "./templates";

/** Where the facts of each mail come from. */
export const gatherers: { [T in MailTemplate]: Gather<T> } = {
  "confirm-email": confirmEmail,
  "account-exists": accountExists,
  "reset-password": resetPassword,
  "user-name": userName,
  "order-received": orderReceived,
  "documents-rejected": documentsRejected,
  "payment-received": paymentReceived,
  "top-up-booked": topUpBooked,
  "top-up-credited": topUpCredited,
  "mailbox-activated": mailboxActivated,
  "invoice-issued": invoiceIssued,
  "renewal-confirmed": renewalConfirmed,
  "renewal-reminder": renewalReminder,
  "request-opened": requestOpened,
  "request-assigned": requestAssigned,
  "request-answered": requestAnswered,
  "names-needed": namesNeeded,
};
