import type { PaymentOccasion } from "@/lib/mail/templates/order-payment";
import type { SendsStage } from "@/lib/mailboxes/sends";

/** Every mail the product sends, and the identifiers it is made from. */
export type MailFacts = {
  /** The code to sign a contract on the screen with. */
  "signing-code": { codeId: string; linkId: string };
  /** Confirm the address used at sign-up. */
  "confirm-email": { userId: string; linkId: string };
  /** Somebody signed up with an address that has an account: told only to its owner. */
  "account-exists": { userId: string };
  "reset-password": { userId: string; linkId: string };
  "user-name": { userId: string };
  /** Something changed about somebody's access: told to its owner. `at` is an instant, ISO. */
  "access-notice": { userId: string; event: AccessEvent; at: string };
  /** A password grows old; `day` is when it expires, or since when a change is advised, of one set at `setAt`. */
  "password-age": { userId: string; stage: PasswordStage; day: string; setAt: string };
  /** To a new address: confirm that it is yours. */
  "confirm-new-email": { changeId: string; linkId: string };
  /** To the address of before: a change was asked for. With a link it can be undone, without one staff decide. */
  "email-change-asked": { changeId: string; linkId?: string };
  /** To both addresses: the contact address has changed. */
  "email-changed": { changeId: string };
  /** A new password was asked for where only an identity document helps. */
  "recovery-by-document": { userId: string };
  /** A professional order has prepared a mailbox for its member, who completes it by the private link. */
  "member-invited": { orderId: string; linkId: string };
  /** The order was placed: what happens next, the private link to it. */
  "order-received": { orderId: string; linkId: string };
  /** To the address an order had before the staff put it right; `at` is an instant, ISO. */
  "order-moved": { orderId: string; at: string };
  /** To the people of a professional order: its agreement ends on a day. */
  "agreement-ends": { agreementId: string; userId: string; endsOn: string };
  /** To a member, in the words of the professional order. */
  "member-reminded": { reminderId: string; memberId: string };
  "documents-rejected": { orderId: string; reviewId: string; linkId: string };
  "payment-received": { orderId: string; paymentId: string };
  /** What an order's payment needs, or what became of it; `retryOn`: the day a refused card is tried again. */
  "order-payment": { orderId: string; linkId: string; occasion: PaymentOccasion; retryOn?: string };
  /** A receipt was taken in, or refused; the link only for orders. */
  "payment-report": { reportId: string; linkId?: string; state: "received" | "refused" };
  "refund-made": { refundId: string };
  /** Money that came and did not pay its order. */
  "money-kept": { paymentId: string; credited: boolean };
  /** Of several renewals paid together, those that were not carried out. */
  "renewals-left-out": { orderId: string; mailboxIds: string[]; credited: boolean };
  "low-balance": { userId: string };
  /** Somebody was let pay out of another's prepaid account, if they say yes. */
  "spending-invited": { spenderId: string };
  "top-up-booked": { topUpId: string; dueSoon?: boolean };
  "top-up-credited": { topUpId: string };
  /** The mailbox works: parameters, and the one-time link to the provisional password. */
  "mailbox-activated": { mailboxId: string; linkId: string };
  /** To the holder's address on file: new credentials of the mailbox went to another, as a request asked. */
  "credentials-elsewhere": { requestId: string };
  "invoice-issued": { invoiceId: string };
  "renewal-confirmed": { orderId: string };
  /** To the mailbox itself: the link that closes it. */
  "revoke-mailbox": { mailboxId: string; linkId: string };
  "mailbox-revoked": { mailboxId: string };
  "add-on-active": { orderId: string };
  /** Few messages are left to send in the term that ends on a day, or none. */
  "sends-low": { mailboxId: string; stage: SendsStage; expiresOn: string; left: number; total: number };
  /** `noLinkId`: the link to say that it will not be renewed. */
  "renewal-reminder": { mailboxId: string; expiresOn: string; offset: number; linkId: string; noLinkId?: string };
  "request-opened": { requestId: string; linkId: string };
  /** To the sales rep of the zone. */
  "request-assigned": { requestId: string };
  /** To the reseller whose customer asks. */
  "request-for-reseller": { requestId: string };
  /** To whoever asked: what they wrote by mail came too late, or some of its files may not be kept. */
  "reply-not-taken": { requestId: string; linkId: string; why: "closed" | "files" };
  "request-answered": { requestId: string; messageId: string; linkId: string };
  /** A company being formed: supply the VAT number and the tax code by a day. */
  "company-numbers": { holderId: string; linkId: string; dueOn: string };
  /** The numbers came: what is known of the company now. */
  "company-registered": { holderId: string };
  /** None of the three names could be had: choose others. */
  "names-needed": { orderId: string; linkId: string };
};

/** What an access notice may tell. */
export const ACCESS_EVENTS = [
  "second-factor-on",
  "second-factor-off",
  "second-factor-reset",
  "recovery-code-used",
  "recovery-codes-renewed",
  "security-question-set",
  "security-question-removed",
  "security-cancelled",
  "password-changed",
  "account-suspended",
  "account-restored",
] as const;
export type AccessEvent = (typeof ACCESS_EVENTS)[number];
export type PasswordStage = "advised" | "expiring" | "expired";

export type MailTemplate = keyof MailFacts;
