import type { Outcome } from "@/lib/kernel/refusal";
import { operation, systemOnly } from "@/lib/platform/operation";
import { numberInvoicesInput } from "../schema";
import { BATCH, giveNumbers } from "../store";

/**
 * Numbers a batch of waiting invoices in the order they were asked for, and has their documents made. `more` says that
 * others may still wait. Any number of workers may call it at once.
 */
export const numberInvoices = operation({
  act: "number-invoices",
  input: numberInvoicesInput,
  may: systemOnly,
  audit: () => ({}),
  run: async (tx, _input, context): Promise<Outcome<{ numbered: number; more: boolean }>> => {
    const ids = await giveNumbers(tx, context.seller);
    for (const invoiceId of ids) await context.enqueue("invoice.render", { seller: context.seller, invoiceId });
    return { numbered: ids.length, more: ids.length === BATCH };
  },
});
