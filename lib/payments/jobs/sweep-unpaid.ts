import { expireTopUp } from "@/lib/accounts/operations/expire-top-up";
import { warnTopUp } from "@/lib/accounts/operations/warn-top-up";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { interruptUnpaid } from "../operations/interrupt-unpaid";
import { warnUnpaid } from "../operations/warn-unpaid";
import { ordersToWarn, topUpsToWarn } from "../queries/unpaid";

/** Of each kind looked at in one run; the next minute's run goes on. */
const AT_MOST = 500;
const actor = SYSTEM("sweep.often");

interface Found {
  sellerId: string;
  id: string;
}

/**
 * What the day brings to money that has not come: notices before orders and top-ups end, services begun on trust that
 * are interrupted, top-ups that nobody waits for any more. Done twice, it does nothing the second time.
 */
export async function sweepUnpaid(at: Instant): Promise<void> {
  const call = ({ sellerId: seller }: Found) => ({ seller, actor, at });
  await each(await ordersToWarn(db(), at, AT_MOST), (order) => warnUnpaid({ orderId: order.id }, call(order)));
  await each(await begunAndDue(at), (order) => interruptUnpaid({ orderId: order.id }, call(order)));
  await each(await topUpsToWarn(db(), at, AT_MOST), (topUp) => warnTopUp({ topUpId: topUp.id }, call(topUp)));
  await each(await topUpsDue(at), (topUp) => expireTopUp({ topUpId: topUp.id }, call(topUp)));
}

async function each(found: Found[], act: (one: Found) => Promise<Outcome<unknown>>): Promise<void> {
  for (const one of found) {
    const done = await act(one);
    if (isRefusal(done)) log.info({ id: one.id, code: done.code }, "unpaid, left as it is");
  }
}

const begunAndDue = (at: Instant): Promise<Found[]> =>
  db().order.findMany({
    where: { state: "placed", startedAt: { not: null }, expiresAt: { lte: instantToDb(at) } },
    select: { sellerId: true, id: true },
    orderBy: { expiresAt: "asc" },
    take: AT_MOST,
  });

const topUpsDue = (at: Instant): Promise<Found[]> =>
  db().topUp.findMany({
    where: { state: "booked", expiresAt: { lte: instantToDb(at) } },
    select: { sellerId: true, id: true },
    orderBy: { expiresAt: "asc" },
    take: AT_MOST,
  });
