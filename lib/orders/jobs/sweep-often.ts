import { sweepOrphanFiles } from "@/lib/documents/exchanges/sweep-files";
import { numberInvoices } from "@/lib/invoicing/operations/number-invoices";
import { sellersWithWaitingInvoices } from "@/lib/invoicing/queries";
import type { Handler } from "@/lib/jobs/handler";
import { dayInRome, type Instant, instantToDb, toDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { freeNames } from "@/lib/names/operations/free-lapsed-names";
import { sweepUnpaid } from "@/lib/payments/jobs/sweep-unpaid";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { sweepResellers } from "@/lib/requests/jobs/sweep-resellers";
import { sweepCommissions } from "@/lib/resellers/jobs/sweep-commissions";
import { checkPaymentSoon } from "../operations/check-payment-soon";
import { expireOrder } from "../operations/expire-order";

const NAME = "sweep.often";
/** Orders and payments looked at in one run; the next minute's run goes on. */
const AT_MOST = 500;
/** Minutes after which a card payment that nobody told us about is asked for. */
const SILENT_MINUTES = 10;

const actor = SYSTEM(NAME);

/**
 * Every minute: names whose hold has lapsed, orders nobody finished or paid in time, notices before they end, services
 * begun whose money has not come, top-ups nobody paid, card payments that fell silent,
 * invoices whose call to be numbered met one that was just ending, requests that resellers left unanswered,
 * commissions they earned, files nobody speaks of.
 */
export const handler: Handler<"sweep.often"> = async () => {
  const at = now();
  for (const order of await ordersDue(at)) {
    const expired = await expireOrder({ orderId: order.id }, { seller: order.sellerId, actor, at });
    if (isRefusal(expired)) log.info({ order: order.id, code: expired.code }, "order not expired");
  }
  await sweepUnpaid(at);
  for (const { sellerId } of await sellersWithLapsedNames(at)) await freeNames({}, { seller: sellerId, actor, at });
  for (const payment of await silentPayments(at))
    await checkPaymentSoon({ paymentId: payment.id }, { seller: payment.sellerId, actor, at });
  for (const seller of await sellersWithWaitingInvoices()) await numberInvoices({}, { seller, actor, at });
  await sweepResellers(at);
  await sweepCommissions(at);
  await sweepOrphanFiles(at);
  await recordSweep(at);
};

const ordersDue = (at: Instant) =>
  db().order.findMany({
    where: { state: { in: ["draft", "placed"] }, startedAt: null, expiresAt: { lte: instantToDb(at) } },
    orderBy: { expiresAt: "asc" },
    select: { sellerId: true, id: true },
    take: AT_MOST,
  });

const sellersWithLapsedNames = (at: Instant) =>
  db().name.findMany({
    where: { state: "held", heldUntil: { lte: instantToDb(at) } },
    distinct: ["sellerId"],
    select: { sellerId: true },
  });

/** Card payments that nobody told us about and no waiting job asks about. */
const silentPayments = (at: Instant) =>
  db().$queryRaw<{ sellerId: string; id: string }[]>`
    SELECT p."sellerId", p."id" FROM "Payment" p
    WHERE p."method" IN ('card', 'paypal') AND p."state" IN ('created', 'pending')
      AND p."updatedAt" <= ${instantToDb(at.subtract({ minutes: SILENT_MINUTES }))}
      AND NOT EXISTS (
        SELECT 1 FROM pgboss.job j
        WHERE j.name = 'payment.check' AND j.state IN ('created', 'retry', 'active')
          AND j.data ->> 'paymentId' = p."id"::text)
    ORDER BY p."updatedAt" LIMIT ${AT_MOST}`;

async function recordSweep(at: Instant): Promise<void> {
  const ran = { ranOn: toDb(dayInRome(at)), endedAt: instantToDb(now()) };
  await db().sweep.upsert({ where: { name: NAME }, create: { name: NAME, ...ran }, update: ran });
}
