import { z } from "zod";
import { typedAmount } from "@/lib/accounts/schema";
import { normalReference } from "@/lib/accounts/top-up";
import { parseDay } from "@/lib/kernel/day";
import { checkIban } from "@/lib/kernel/identifiers/iban";
import { isRefusal } from "@/lib/kernel/refusal";
import { SLOW_METHODS } from "./arrival";
import { GATEWAY_METHODS } from "./payment";
import { WRITE_OFF_REASONS } from "./write-off";

/** One of the two: what is paid. */
export const startGatewayPaymentInput = z
  .strictObject({
    orderId: z.uuid().optional(),
    topUpId: z.uuid().optional(),
    method: z.enum(GATEWAY_METHODS).default("card"),
    /** The card shall be kept, to pay renewals by itself. */
    keepCard: z.boolean().default(false),
  })
  .refine((input) => (input.orderId === undefined) !== (input.topUpId === undefined), "input-invalid");

/** What the gateway says a payment's checkout is now; `event` when a webhook brought us to ask. */
export const recordGatewayPaymentInput = z.strictObject({
  paymentId: z.uuid(),
  sessionId: z.string().min(1).max(255),
  amountCents: z.int().min(0),
  currency: z.string().length(3).toLowerCase(),
  state: z.enum(["open", "approved", "paid", "expired", "unpaid"]),
  /** The charge behind it, once there is one. */
  chargeRef: z.string().min(1).max(255).optional(),
  kept: z.strictObject({ customerRef: z.string().min(1).max(255), methodRef: z.string().min(1).max(255) }).optional(),
  event: z.strictObject({ id: z.string().min(1).max(255), type: z.string().max(255) }).optional(),
});

export const recordCheckoutInput = z.strictObject({
  paymentId: z.uuid(),
  sessionId: z.string().min(1).max(255),
  url: z.url({ protocol: /^https?$/ }).max(2000),
});

export const payFromPrepaidInput = z.strictObject({
  orderId: z.uuid(),
  /** Out of somebody else's account, as one they let spend from it. */
  spenderId: z.uuid().optional(),
});

const typedDay = z.string().refine((text) => parseDay(text) !== null, "day-unreadable");
const oneSubject = { orderId: z.uuid().optional(), topUpId: z.uuid().optional() };
const isOne = (input: { orderId?: string | undefined; topUpId?: string | undefined }) =>
  (input.orderId === undefined) !== (input.topUpId === undefined);

/** What a person of the staff reads on a statement of the bank or the post, or holds in their hand. */
export const recordArrivalInput = z
  .strictObject({
    ...oneSubject,
    method: z.enum(SLOW_METHODS),
    amount: typedAmount,
    /** The day the bank counts it from, YYYY-MM-DD. */
    valueDate: typedDay,
    /** The bank's own reference (CRO, TRN, end-to-end id), the slip's or the cheque's number. */
    bankReference: z
      .string()
      .max(70)
      .refine((text) => normalReference(text).length >= 5, "bank-reference-short"),
  })
  .refine(isOne, "input-invalid");

/** What a customer says to have paid; the receipt is kept already. */
export const reportPaymentInput = z
  .strictObject({
    ...oneSubject,
    method: z.enum(SLOW_METHODS),
    amount: z.union([z.literal(""), typedAmount]).optional(),
    /** The day of the order to the bank or of the slip, YYYY-MM-DD. */
    paidOn: z.union([z.literal(""), typedDay]).optional(),
    fileId: z.uuid(),
  })
  .refine(isOne, "input-invalid");

/** Why a receipt can't be used. */
export const REPORT_REASONS = ["illegible", "other-payment", "not-executed", "not-a-receipt"] as const;
export const refuseReportInput = z.strictObject({ reportId: z.uuid(), reason: z.enum(REPORT_REASONS) });

/** bounced: the bank took it back; mistake: it was matched to the wrong subject; recalled: the payer took it back. */
export const TAKE_BACK_REASONS = ["bounced", "mistake", "recalled"] as const;
export const takeBackInput = z.strictObject({ paymentId: z.uuid(), why: z.enum(TAKE_BACK_REASONS) });

/** Why money is given back. */
export const REFUND_REASONS = [
  "withdrawal",
  "paid-twice",
  "not-delivered",
  "unused-term",
  "wrong-amount",
  "goodwill",
  "balance",
  "other",
] as const;

const iban = z
  .string()
  .max(50)
  .transform((text, context) => {
    const checked = checkIban(text);
    if (!isRefusal(checked)) return checked;
    context.addIssue({ code: "custom", message: checked.code });
    return z.NEVER;
  });

/**
 * Money to give back, of a payment or of a user's prepaid balance. `way`: as it came (a transfer for what came slowly);
 * `prepaid`: to the prepaid account; `transfer`: to an IBAN.
 */
export const askRefundInput = z
  .strictObject({
    paymentId: z.uuid().optional(),
    userId: z.uuid().optional(),
    /** Of several mailboxes renewed by the payment, the one whose money goes back. */
    mailboxId: z.union([z.literal(""), z.uuid()]).optional(),
    amount: typedAmount,
    to: z.enum(["way", "prepaid", "transfer"]),
    iban: z.union([z.literal(""), iban]).optional(),
    reason: z.enum(REFUND_REASONS),
    note: z.string().trim().max(300).default(""),
  })
  .refine((input) => (input.paymentId === undefined) !== (input.userId === undefined), "input-invalid")
  .refine(({ reason, note }) => reason !== "other" || note !== "", { path: ["note"], message: "refund-note-missing" });

export const decideRefundInput = z.strictObject({ refundId: z.uuid(), decision: z.enum(["approve", "refuse"]) });
/** The staff sent a refund by transfer: the bank's reference of it. */
export const recordRefundInput = z.strictObject({
  refundId: z.uuid(),
  bankReference: z
    .string()
    .max(70)
    .refine((text) => normalReference(text).length >= 5, "bank-reference-short"),
});
/** A refund that failed goes another way. */
export const redirectRefundInput = z.strictObject({
  refundId: z.uuid(),
  to: z.enum(["prepaid", "transfer"]),
  iban: z.union([z.literal(""), iban]).optional(),
});

/** What is given up of an order: the amount as it was seen (cents), and why. */
export const writeOffInput = z
  .strictObject({
    orderId: z.uuid(),
    amountCents: z.coerce.number().int().min(1),
    reason: z.enum(WRITE_OFF_REASONS),
    note: z.string().trim().max(300).default(""),
  })
  .refine(({ reason, note }) => reason !== "other" || note !== "", {
    path: ["note"],
    message: "write-off-note-missing",
  });
export const decideWriteOffInput = z.strictObject({ writeOffId: z.uuid(), decision: z.enum(["approve", "refuse"]) });
export const undoWriteOffInput = z.strictObject({ orderId: z.uuid() });
