import { type Instant, instantToDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { handOnOverdue } from "../operations/hand-on-overdue";

/** Looked at in one run; the next minute's run goes on. */
const AT_MOST = 500;
const actor = SYSTEM("sweep.often");

/** Requests their resellers did not answer in time go on to the seller. */
export async function sweepResellers(at: Instant): Promise<void> {
  for (const { id, sellerId: seller } of await unanswered(at)) {
    const done = await handOnOverdue({ requestId: id }, { seller, actor, at });
    if (isRefusal(done)) log.info({ id, code: done.code }, "request stays with its reseller");
  }
}

const unanswered = (at: Instant) =>
  db().request.findMany({
    where: {
      state: "open",
      resellerId: { not: null },
      handedOnAt: null,
      OR: [{ resellerUntil: { lte: instantToDb(at) } }, { reseller: { state: "suspended" } }],
    },
    orderBy: { resellerUntil: "asc" },
    select: { sellerId: true, id: true },
    take: AT_MOST,
  });
