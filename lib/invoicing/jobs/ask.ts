import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { askSdi } from "../exchanges/ask-sdi";
import { sendingToAsk } from "../queries/asked";

/** Reads what SdI said of a file so far; the watch asks again while more may come. */
export const handler: Handler<"invoice.ask"> = async ({ seller, sendingId }) => {
  const sending = await sendingToAsk(seller, sendingId);
  if (!sending) return;
  const outcome = await askSdi(sending, { seller, actor: SYSTEM("invoice.ask") });
  if (isRefusal(outcome)) throw new TryAgain(outcome.code);
};
