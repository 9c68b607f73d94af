import type { Render } from "./template";
import * as accountExists from "./templates/account-exists";
import * as confirmEmail from "./templates/confirm-email";
import * as documentsRejected from "./templates/documents-rejected";
import * as invoiceIssued from "./templates/invoice-issued";
import * as mailboxActivated from "./templates/mailbox-activated";
import * as namesNeeded from "./templates/names-needed";
import * as orderReceived from "./templates/order-received";
import * as paymentReceived from "./templates/payment-received";
import * as renewalConfirmed from "./templates/renewal-confirmed";
import * as renewalReminder from "./templates/renewal-reminder";
import * as requestAnswered from "./templates/request-answered";
import * as requestAssigned from "./templates/request-assigned";
import * as requestOpened from "./templates/request-opened";
import * as resetPassword from "./templates/reset-password";
import * as topUpBooked from "./templates/top-up-booked";
import * as topUpCredited from "./templates/top-up-credited";
import * as userName from "./templates/user-name";
import type { MailOptions, RenderedMail } from "./types";

/** Every mail by name. Each has its own facts (`Facts` in its file). */
const templates = {
  "account-exists": accountExists,
  "confirm-email": confirmEmail,
  "documents-rejected": documentsRejected,
  "invoice-issued": invoiceIssued,
  "mailbox-activated": mailboxActivated,
  "names-needed": namesNeeded,
  "order-received": orderReceived,
  "payment-received": paymentReceived,
  "renewal-confirmed": renewalConfirmed,
  "renewal-reminder": renewalReminder,
  "request-answered": requestAnswered,
  "request-assigned": requestAssigned,
  "request-opened": requestOpened,
  "reset-password": resetPassword,
  "top-up-booked": topUpBooked,
  "top-up-credited": topUpCredited,
  "user-name": userName,
};

export type TemplateName = keyof typeof templates;
export type FactsOf<N extends TemplateName> = Parameters<(typeof templates)[N]["render"]>[0];
export const TEMPLATE_NAMES = Object.keys(templates) as TemplateName[];

/** A mail ready to send: subject, complete text part, HTML part. */
export function renderMail<N extends TemplateName>(name: N, facts: FactsOf<N>, options: MailOptions): RenderedMail {
  // The name and its facts belong together by type; the compiler cannot follow that through the union.
  const render = templates[name].render as Render<FactsOf<N>>;
  return render(facts, options);
}

export type { MailOptions, RenderedMail } from "./types";
