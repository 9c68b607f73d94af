import type { Gather } from "../source";
import type { MailTemplate } from "../templates";
import {
  accessNotice,
  confirmNewEmail,
  emailChangeAsked,
  emailChanged,
  passwordAge,
  recoveryByDocument,
} from "./access";
import { agreementEnds, memberReminded } from "./agreements";
import { signingCode } from "./codes";
import { companyNumbers, companyRegistered } from "./companies";
import {
  credentialsElsewhere,
  mailboxActivated,
  mailboxRevoked,
  renewalReminder,
  revokeMailbox,
  sendsLow,
} from "./mailboxes";
import { invoiceIssued, paymentReceived, topUpBooked, topUpCredited } from "./money";
import {
  addOnActive,
  documentsRejected,
  memberInvited,
  namesNeeded,
  orderMoved,
  orderReceived,
  renewalConfirmed,
} from "./orders";
import { accountExists, confirmEmail, resetPassword, userName } from "./people";
import { replyNotTaken, requestAnswered, requestAssigned, requestForReseller, requestOpened } from "./requests";
import { lowBalance, orderPayment, paymentReport, refundMade, spendingInvited } from "./slow-money";
import { moneyKept, renewalsLeftOut } from "./stray-money";

/** Where the facts of each mail come from. */
export const gatherers: { [T in MailTemplate]: Gather<T> } = {
  "signing-code": signingCode,
  "confirm-email": confirmEmail,
  "account-exists": accountExists,
  "reset-password": resetPassword,
  "user-name": userName,
  "access-notice": accessNotice,
  "password-age": passwordAge,
  "confirm-new-email": confirmNewEmail,
  "email-change-asked": emailChangeAsked,
  "email-changed": emailChanged,
  "recovery-by-document": recoveryByDocument,
  "member-invited": memberInvited,
  "order-received": orderReceived,
  "order-moved": orderMoved,
  "agreement-ends": agreementEnds,
  "member-reminded": memberReminded,
  "documents-rejected": documentsRejected,
  "payment-received": paymentReceived,
  "order-payment": orderPayment,
  "payment-report": paymentReport,
  "refund-made": refundMade,
  "money-kept": moneyKept,
  "renewals-left-out": renewalsLeftOut,
  "low-balance": lowBalance,
  "spending-invited": spendingInvited,
  "top-up-booked": topUpBooked,
  "top-up-credited": topUpCredited,
  "mailbox-activated": mailboxActivated,
  "credentials-elsewhere": credentialsElsewhere,
  "invoice-issued": invoiceIssued,
  "renewal-confirmed": renewalConfirmed,
  "revoke-mailbox": revokeMailbox,
  "mailbox-revoked": mailboxRevoked,
  "add-on-active": addOnActive,
  "renewal-reminder": renewalReminder,
  "sends-low": sendsLow,
  "request-opened": requestOpened,
  "request-assigned": requestAssigned,
  "request-for-reseller": requestForReseller,
  "request-answered": requestAnswered,
  "reply-not-taken": replyNotTaken,
  "names-needed": namesNeeded,
  "company-numbers": companyNumbers,
  "company-registered": companyRegistered,
};
