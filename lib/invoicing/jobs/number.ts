import type { Handler } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { numberInvoices } from "../operations/number-invoices";

/** Numbers every waiting invoice of a seller, batch by batch. */
export const handler: Handler<"invoices.number"> = async ({ seller }, { signal }) => {
  while (!signal.aborted) {
    const outcome = await numberInvoices({}, { seller, actor: SYSTEM("invoices.number") });
    if (isRefusal(outcome)) throw new Error(outcome.code);
    if (!outcome.more) return;
  }
};
