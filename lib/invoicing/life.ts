import type { Day } from "@/lib/kernel/day";
import { addDays } from "@/lib/kernel/day";

/**
 * held: due at the delivery; waiting: for its number; numbered; issued: its document exists; faulty: our own check found
 * the e-invoice wrong; sent: on its way to SdI; delivered; undelivered: left in the customer's tax area; rejected: as if
 * never issued. Of a public body: accepted; refused; lapsed: it let its time go by; stranded: SdI could not reach it.
 */
export type InvoiceState =
  | "held"
  | "waiting"
  | "numbered"
  | "issued"
  | "faulty"
  | "sent"
  | "delivered"
  | "undelivered"
  | "rejected"
  | "accepted"
  | "refused"
  | "lapsed"
  | "stranded";

/** What SdI tells: RC delivered, NS rejected, MC not delivered, NE the public body's answer, DT time gone by, AT not reachable. */
export const NOTIFICATIONS = ["RC", "NS", "MC", "NE", "DT", "AT"] as const;
export type NotificationType = (typeof NOTIFICATIONS)[number];
/** What a public body answers: EC01 accepts, EC02 refuses. */
export type BodyAnswer = "EC01" | "EC02";

export type InvoiceEvent =
  | "deliver"
  | "number"
  | "issue"
  | "find-faults"
  | "send"
  | "correct"
  | Exclude<NotificationType, "NE">
  | BodyAnswer;

/** Said of what is under way: whatever SdI tells first, as its messages may overtake our own record of the sending. */
const answers = {
  RC: "delivered",
  NS: "rejected",
  MC: "undelivered",
  EC01: "accepted",
  EC02: "refused",
  DT: "lapsed",
  AT: "stranded",
} as const;
const { NS: _, MC: __, ...later } = answers;

/** The life of an invoice and of a credit note. What is not listed changes nothing: it is kept and shown, no more. */
export const INVOICE_LIFE: Record<InvoiceState, Partial<Record<InvoiceEvent, InvoiceState>>> = {
  held: { deliver: "waiting" },
  waiting: { number: "numbered" },
  numbered: { issue: "issued" },
  issued: { send: "sent", "find-faults": "faulty", ...answers },
  faulty: { correct: "issued" },
  sent: answers,
  delivered: { EC01: "accepted", EC02: "refused", DT: "lapsed" },
  undelivered: later,
  rejected: { correct: "issued" },
  // A public body that refuses leaves the invoice free to be sent again, corrected, with its number (SdI control 00404).
  refused: { correct: "issued" },
  accepted: {},
  lapsed: {},
  stranded: {},
};

/** The state an event leads to; the same when it leads nowhere from there. */
export const afterEvent = (state: InvoiceState, event: InvoiceEvent): InvoiceState =>
  INVOICE_LIFE[state][event] ?? state;

/** The event a notification is. */
export const eventOf = (type: NotificationType, outcome: BodyAnswer | null): InvoiceEvent =>
  type === "NE" ? (outcome ?? "EC01") : type;

/** Whether billing data may be corrected and the invoice sent (again). */
export const isCorrectable = (state: InvoiceState): boolean => INVOICE_LIFE[state].correct !== undefined;

/**
 * Whether a credit note may take an invoice back. What SdI rejected, or our own check kept from leaving, was never issued
 * (Agenzia delle Entrate, circular 13/E of 2018): it is corrected and sent again, there is nothing to take back.
 */
export const isCreditable = (state: InvoiceState): boolean => state !== "held" && !isAsNeverIssued(state);
/** Numbered, and yet as if it had never been. */
export const isAsNeverIssued = (state: InvoiceState): boolean => state === "rejected" || state === "faulty";

/** Days to send a rejected invoice again with its number and date (Agenzia delle Entrate, circular 13/E of 2018). */
const RESEND_DAYS = 5;
export const resendBy = (rejectedOn: Day): Day => addDays(rejectedOn, RESEND_DAYS);
