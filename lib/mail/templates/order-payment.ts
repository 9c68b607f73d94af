import type { Cents } from "@/lib/kernel/money";
import type { PaymentMethod } from "@/lib/sellers/policy/common";
import { action, facts, paragraph } from "../blocks";
import { template } from "../template";

/**
 * Why a mail about an order's payment is written: its data, a notice before it ends unpaid, that it ended, that the money
 * did not come after all, that a service begun on trust was interrupted; that a stored card asks for its owner, was
 * refused and is tried again on a day, was refused for the last time, or is good no more.
 */
export const PAYMENT_OCCASIONS = [
  "asked",
  "due-soon",
  "expired",
  "taken-back",
  "interrupted",
  "card-asks",
  "card-refused",
  "card-refused-last",
  "card-over",
] as const;
export type PaymentOccasion = (typeof PAYMENT_OCCASIONS)[number];

export type Facts = {
  occasion: PaymentOccasion;
  name: string;
  orderCode: string;
  amountCents: Cents;
  /** Last day it is waited for. */
  until?: string;
  /** The slow way chosen, and where the money goes. */
  method?: PaymentMethod;
  payTo?: { beneficiary: string; iban?: string; bic?: string; bank?: string; postalAccount?: string; sendTo?: string };
  /** Number of the proforma that goes with it. */
  proforma?: string;
  /** The day a refused card is tried again, "YYYY-MM-DD". */
  retryOn?: string;
  url: string;
};

export const render = template<Facts>(
  "order-payment",
  ({ payTo, occasion, ...given }, { say, shared, money, date }) => ({
    subject: say(`${occasion}.subject`, { code: given.orderCode }),
    name: given.name,
    blocks: [
      paragraph(say(`${occasion}.text`, given.retryOn ? { on: date(given.retryOn) } : {})),
      facts(
        [shared("order"), given.orderCode],
        [shared("amount"), money(given.amountCents)],
        [say("until"), given.until && date(given.until)],
        [shared("method"), given.method && shared(`methods.${given.method}`)],
        [shared("reference"), payTo && given.orderCode],
        [shared("beneficiary"), payTo?.beneficiary],
        ["IBAN", payTo?.iban],
        ["BIC", payTo?.bic],
        [shared("bank"), payTo?.bank],
        [shared("postal-account"), payTo?.postalAccount],
        [shared("send-to"), payTo?.sendTo],
        [say("proforma"), given.proforma],
      ),
      action(say(`${occasion}.action`), given.url),
      ...(payTo ? [paragraph(say("after"))] : []),
    ],
  }),
);
