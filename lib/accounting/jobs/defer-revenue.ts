import type { Handler } from "@/lib/jobs/handler";
import { dayInRome, type Instant, isBefore, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { postDeferral } from "../operations/post-deferral";
import { nextMonth } from "../store";

const actor = SYSTEM("revenue.defer");

/** On the first of a month, or later: every month that is over and not posted yet, each seller's in their order. */
export const handler: Handler<"revenue.defer"> = async (_payload, { signal }) => {
  const sellers = await db().seller.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  for (const { id } of sellers) await deferMonths(id, now(), signal);
};

async function deferMonths(seller: string, at: Instant, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { end } = await nextMonth(db(), seller);
    if (!end || !isBefore(end, dayInRome(at))) return;
    const posted = await postDeferral({ monthEnd: isoDay(end) }, { seller, actor, at });
    // Another worker was first: it goes on.
    if (isRefusal(posted)) return log.info({ seller, code: posted.code }, "deferred revenue not posted");
  }
}
