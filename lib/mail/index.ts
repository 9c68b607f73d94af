import type { Render } from "./template";
import { render as accessNotice } from "./templates/access-notice";
import { render as accountExists } from "./templates/account-exists";
import { render as addOnActive } from "./templates/add-on-active";
import { render as agreementEnds } from "./templates/agreement-ends";
import { render as companyNumbers } from "./templates/company-numbers";
import { render as companyRegistered } from "./templates/company-registered";
import { render as confirmEmail } from "./templates/confirm-email";
import { render as confirmNewEmail } from "./templates/confirm-new-email";
import { render as credentialsElsewhere } from "./templates/credentials-elsewhere";
import { render as documentsRejected } from "./templates/documents-rejected";
import { render as emailChangeAsked } from "./templates/email-change-asked";
import { render as emailChanged } from "./templates/email-changed";
import { render as invoiceIssued } from "./templates/invoice-issued";
import { render as lowBalance } from "./templates/low-balance";
import { render as mailboxActivated } from "./templates/mailbox-activated";
import { render as mailboxRevoked } from "./templates/mailbox-revoked";
import { render as memberInvited } from "./templates/member-invited";
import { render as memberReminded } from "./templates/member-reminded";
import { render as moneyKept } from "./templates/money-kept";
import { render as namesNeeded } from "./templates/names-needed";
import { render as orderMoved } from "./templates/order-moved";
import { render as orderPayment } from "./templates/order-payment";
import { render as orderReceived } from "./templates/order-received";
import { render as passwordAge } from "./templates/password-age";
import { render as paymentReceived } from "./templates/payment-received";
import { render as paymentReport } from "./templates/payment-report";
import { render as recoveryByDocument } from "./templates/recovery-by-document";
import { render as refundMade } from "./templates/refund-made";
import { render as renewalConfirmed } from "./templates/renewal-confirmed";
import { render as renewalReminder } from "./templates/renewal-reminder";
import { render as renewalsLeftOut } from "./templates/renewals-left-out";
import { render as replyNotTaken } from "./templates/reply-not-taken";
import { render as requestAnswered } from "./templates/request-answered";
import { render as requestAssigned } from "./templates/request-assigned";
import { render as requestForReseller } from "./templates/request-for-reseller";
import { render as requestOpened } from "./templates/request-opened";
import { render as resetPassword } from "./templates/reset-password";
import { render as revokeMailbox } from "./templates/revoke-mailbox";
import { render as sendsLow } from "./templates/sends-low";
import { render as signingCode } from "./templates/signing-code";
import { render as spendingInvited } from "./templates/spending-invited";
import { render as topUpBooked } from "./templates/top-up-booked";
import { render as topUpCredited } from "./templates/top-up-credited";
import { render as userName } from "./templates/user-name";
import type { MailOptions, RenderedMail } from "./types";

/** Every mail by name; what each is told is the `Facts` of its file. */
const templates = {
  "access-notice": accessNotice,
  "password-age": passwordAge,
  "confirm-new-email": confirmNewEmail,
  "email-change-asked": emailChangeAsked,
  "email-changed": emailChanged,
  "recovery-by-document": recoveryByDocument,
  "account-exists": accountExists,
  "confirm-email": confirmEmail,
  "credentials-elsewhere": credentialsElsewhere,
  "documents-rejected": documentsRejected,
  "invoice-issued": invoiceIssued,
  "low-balance": lowBalance,
  "spending-invited": spendingInvited,
  "mailbox-activated": mailboxActivated,
  "member-reminded": memberReminded,
  "agreement-ends": agreementEnds,
  "names-needed": namesNeeded,
  "company-numbers": companyNumbers,
  "company-registered": companyRegistered,
  "order-payment": orderPayment,
  "member-invited": memberInvited,
  "order-received": orderReceived,
  "order-moved": orderMoved,
  "payment-received": paymentReceived,
  "payment-report": paymentReport,
  "refund-made": refundMade,
  "money-kept": moneyKept,
  "renewals-left-out": renewalsLeftOut,
  "revoke-mailbox": revokeMailbox,
  "mailbox-revoked": mailboxRevoked,
  "add-on-active": addOnActive,
  "renewal-confirmed": renewalConfirmed,
  "renewal-reminder": renewalReminder,
  "reply-not-taken": replyNotTaken,
  "request-answered": requestAnswered,
  "request-assigned": requestAssigned,
  "request-for-reseller": requestForReseller,
  "request-opened": requestOpened,
  "reset-password": resetPassword,
  "sends-low": sendsLow,
  "signing-code": signingCode,
  "top-up-booked": topUpBooked,
  "top-up-credited": topUpCredited,
  "user-name": userName,
};

export type TemplateName = keyof typeof templates;
export type FactsOf<N extends TemplateName> = Parameters<(typeof templates)[N]>[0];
export const TEMPLATE_NAMES = Object.keys(templates) as TemplateName[];

/** A mail ready to send: subject, complete text part, HTML part. */
export function renderMail<N extends TemplateName>(name: N, facts: FactsOf<N>, options: MailOptions): RenderedMail {
  // The name and its facts belong together by type; the compiler cannot follow that through the union.
  const render = templates[name] as Render<FactsOf<N>>;
  return render(facts, options);
}

export type { MailOptions, RenderedMail } from "./types";
