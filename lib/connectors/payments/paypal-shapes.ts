import { z } from "zod";
import { parseCents } from "@/lib/kernel/money";
import type { Checkout, CreateCheckout, Refunded } from "./port";

/** "14.64" as cents; PayPal writes euro with a point and two decimals. */
const value = z.string().transform((text, context) => {
  const cents = /^\d+(\.\d{1,2})?$/.test(text) ? parseCents(text.replace(".", ",")) : null;
  if (cents !== null) return cents;
  context.addIssue({ code: "custom", message: "not an amount" });
  return z.NEVER;
});
const amount = z.object({ currency_code: z.string().toLowerCase(), value });

const capture = z.object({ id: z.string().min(1), status: z.string(), amount });
const unit = z.object({
  custom_id: z.string().optional(),
  amount: amount.optional(),
  payments: z.object({ captures: z.array(capture).optional() }).optional(),
});
const link = z.object({ rel: z.string(), href: z.url({ protocol: /^https?$/ }) });

/** An order as PayPal shows it, as far as we look. */
const orderShape = z.object({
  id: z.string().min(1),
  status: z.enum(["CREATED", "SAVED", "APPROVED", "VOIDED", "COMPLETED", "PAYER_ACTION_REQUIRED"]),
  purchase_units: z.array(unit).default([]),
  links: z.array(link).default([]),
});

/** Where the payer approves a new order. Throws ZodError on anything else. */
export function approvalOf(answer: unknown): { sessionId: string; url: string } {
  const { id, links } = orderShape.parse(answer);
  const approve = links.find(({ rel }) => rel === "payer-action" || rel === "approve");
  return { sessionId: id, url: z.string().parse(approve?.href) };
}

/** What an order says of our payment. Throws ZodError on anything else. */
export function checkoutOf(answer: unknown): Checkout {
  const order = orderShape.parse(answer);
  const [first] = order.purchase_units;
  const taken = first?.payments?.captures?.at(-1);
  const money = (taken ?? first)?.amount;
  return {
    sessionId: order.id,
    state: stateOf(order.status, taken?.status),
    amountCents: money?.value ?? 0,
    currency: money?.currency_code ?? "",
    paymentId: first?.custom_id ?? null,
    ...(taken ? { chargeRef: taken.id } : {}),
  };
}

function stateOf(status: z.infer<typeof orderShape>["status"], capture: string | undefined): Checkout["state"] {
  if (status === "VOIDED") return "expired";
  if (status === "APPROVED") return "approved";
  if (status !== "COMPLETED") return "open";
  // What was given back since was taken all the same.
  return ["COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED"].includes(capture ?? "") ? "paid" : "unpaid";
}

const refundShape = z.object({
  id: z.string().min(1),
  status: z.enum(["CANCELLED", "FAILED", "PENDING", "COMPLETED"]),
});

/** How a refund stands. Throws ZodError on anything else. */
export function refundOf(answer: unknown): Refunded {
  const { id, status } = refundShape.parse(answer);
  const state = { COMPLETED: "done", PENDING: "pending", CANCELLED: "failed", FAILED: "failed" } as const;
  return { refundRef: id, state: state[status] };
}

/** "14.64" of whole, positive cents. Throws RangeError on anything else. */
export function euros(amountCents: number): string {
  if (!Number.isSafeInteger(amountCents) || amountCents <= 0)
    throw new RangeError("not a whole, positive amount of cents");
  return `${Math.trunc(amountCents / 100)}.${String(amountCents % 100).padStart(2, "0")}`;
}

/** The request that opens an order for one payment, its money to be taken once it is approved. */
export function orderParams(input: CreateCheckout) {
  const value = euros(input.amountCents);
  return {
    intent: "CAPTURE",
    purchase_units: [
      {
        reference_id: "default",
        custom_id: input.paymentId,
        // PayPal takes money for one invoice id once, whatever else goes wrong.
        invoice_id: `${input.orderRef}-${input.paymentId}`,
        description: input.description.slice(0, 127),
        amount: { currency_code: "EUR", value },
      },
    ],
    payment_source: {
      paypal: {
        experience_context: {
          payment_method_preference: "IMMEDIATE_PAYMENT_REQUIRED",
          locale: input.locale === "en" ? "en-GB" : "it-IT",
          shipping_preference: "NO_SHIPPING",
          user_action: "PAY_NOW",
          return_url: input.successUrl,
          cancel_url: input.cancelUrl,
        },
      },
    },
  };
}
