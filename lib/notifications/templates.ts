import type { PaymentOccasion } from "@/lib/mail/templates/order-payment";

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
  /** The order was placed: what happens next, the private link to it. */
  "order-received": { orderId: string; linkId: string };
  "documents-rejected": { orderId: string; reviewId: string; linkId: string };
  "payment-received": { orderId: string; paymentId: string };
  /** What an order's payment needs, or what became of it. */
  "order-payment": { orderId: string; linkId: string; occasion: PaymentOccasion };
  /** A receipt was taken in, or refused; the link only for orders. */
  "payment-report": { reportId: string; linkId?: string; state: "received" | "refused" };
  "refund-made": { refundId: string };
  "low-balance": { userId: string };
  "top-up-booked": { topUpId: string; dueSoon?: boolean };
  "top-up-credited": { topUpId: string };
  /** The mailbox works: parameters, and the one-time link to the provisional password. */
  "mailbox-activated": { mailboxId: string; linkId: string };
  "invoice-issued": { invoiceId: string };
  "renewal-confirmed": { orderId: string };
  "renewal-reminder": { mailboxId: string; expiresOn: string; offset: number; linkId: string };
  "request-opened": { requestId: string; linkId: string };
  /** To the sales rep of the zone. */
  "request-assigned": { requestId: string };
  "request-answered": { requestId: string; messageId: string; linkId: string };
  /** None of the three names could be had: choose others. */
  "names-needed": { orderId: string; linkId: string };
};

export type MailTemplate = keyof MailFacts;
