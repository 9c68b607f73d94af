import type { Instant } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { log } from "@/lib/platform/log";
import { bookCommissions } from "../operations/book-commissions";
import { resellersToBook } from "../queries/commission";

const actor = SYSTEM("sweep.often");

/** Every minute: what resellers earned by orders paid since, or earn no more, is booked. */
export async function sweepCommissions(at: Instant): Promise<void> {
  for (const { sellerId: seller, resellerId } of await resellersToBook()) {
    const done = await bookCommissions({ resellerId }, { seller, actor, at });
    if (isRefusal(done)) log.info({ resellerId, code: done.code }, "commissions not booked");
  }
}
