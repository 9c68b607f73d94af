import type { z } from "zod";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { payByGateway } from "@/lib/payments/exchanges/open-checkout";
import { isGateway } from "@/lib/payments/payment";
import type { Call } from "@/lib/platform/operation";
import { policyOf } from "@/lib/sellers/queries";
import { bookTopUp } from "../operations/book-top-up";
import { bookTopUpInput } from "../schema";
import { topUpRefusal } from "../top-up";

type Input = z.input<typeof bookTopUpInput>;

/** Whether a top-up of that amount and way would be booked; changes nothing. Refuses like `bookTopUp`. */
export const quoteTopUp = Object.assign(
  async (input: Input, call: Call): Promise<Outcome<{ amountCents: number; method: string }>> => {
    const { amount, method } = bookTopUpInput.parse(input);
    const policy = await policyOf(call.seller);
    if (!policy) return refuse("seller-unknown");
    return topUpRefusal(policy.money, amount, method) ?? { amountCents: amount, method };
  },
  { schema: bookTopUpInput },
);

/**
 * Books a top-up; one by card or PayPal goes on to the gateway's page. A page that can't be opened now leaves the booking, whose
 * own page offers it again. Refuses like `bookTopUp`.
 */
export const bookAndPay = Object.assign(
  async (input: Input, call: Call): Promise<Outcome<{ url: string }>> => {
    const booked = await bookTopUp(input, call);
    if (isRefusal(booked)) return booked;
    const own = { url: `/${call.seller}/conto/versamenti/${booked.topUpId}` };
    if (!isGateway(input.method)) return own;
    const opened = await payByGateway({ topUpId: booked.topUpId, method: input.method }, call);
    return isRefusal(opened) ? own : opened;
  },
  { schema: bookTopUpInput },
);
