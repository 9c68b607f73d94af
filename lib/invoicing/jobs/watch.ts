import type { Handler } from "@/lib/jobs/handler";
import { dayInRome } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { askSdi } from "../exchanges/ask-sdi";
import { flagLateInvoices } from "../operations/flag-late-invoices";
import { issueHeldInvoices } from "../operations/issue-held-invoices";
import { sendingsToAsk, sendingToAsk } from "../queries/asked";
import { sellersWithHeldInvoices, sellersWithLateInvoices } from "../queries/late";

const actor = SYSTEM("invoices.watch");

/** Every ten minutes: asks what SdI said of what is under way, issues what is held long enough, and has a person look at what is late. */
export const handler: Handler<"invoices.watch"> = async (_, { signal }) => {
  const at = now();
  for (const { sellerId, id } of await sendingsToAsk(at)) {
    if (signal.aborted) return;
    const sending = await sendingToAsk(sellerId, id);
    const outcome = sending && (await askSdi(sending, { seller: sellerId, actor, at }));
    // The carrier is ill: the next run asks.
    if (isRefusal(outcome)) {
      log.warn({ code: outcome.code }, "the carrier of e-invoices does not answer");
      break;
    }
  }
  for (const seller of await sellersWithHeldInvoices(dayInRome(at))) await issueHeldInvoices({}, { seller, actor, at });
  for (const seller of await sellersWithLateInvoices(at)) await flagLateInvoices({}, { seller, actor, at });
};
