import { deferralEntries } from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import { type Day, endOfDayInRome, instantToDb, isAfter, isBefore, isoDay, parseDay, toDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly, z } from "@/lib/platform/operation";
import { deferredRevenue } from "../queries/deferred";
import { nextMonth } from "../store";

interface Posted {
  monthEnd: string;
  /** Deferred at the month's end, and what of it was posted now; cents. */
  deferredCents: number;
  postedCents: number;
}

/**
 * Posts one month's deferred revenue (risconti passivi): the difference between what the books say was deferred and what
 * the report says at the month's end, between revenue and `revenue-deferred`, dated that day. Once for each month, in
 * their order, whoever comes first. Refuses `month-not-over`, `month-posted`, `month-out-of-order`.
 */
export const postDeferral = operation({
  act: "post-deferral",
  input: z.strictObject({ monthEnd: z.iso.date() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { monthEnd }, context): Promise<Outcome<Posted>> => {
    const asked = parseDay(monthEnd);
    if (!asked || !isBefore(asked, context.today)) return refuse("month-not-over", { field: "monthEnd" });
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`deferral|${context.seller}`}, 0))`;
    const next = await nextMonth(tx, context.seller);
    if (!next.end || isoDay(next.end) !== monthEnd)
      return refuse(next.end && isAfter(next.end, asked) ? "month-posted" : "month-out-of-order");
    const period = { from: asked, to: asked };
    const [row] = await deferredRevenue(context.seller, period, tx);
    const deferredCents = row?.deferredCents ?? 0;
    const postedCents = deferredCents - next.deferredCents;
    await write(tx, context, asked, { deferredCents, postedCents });
    return { monthEnd, deferredCents, postedCents };
  },
});

async function write(
  tx: Tx,
  { seller, now }: Context,
  monthEnd: Day,
  { deferredCents, postedCents }: Pick<Posted, "deferredCents" | "postedCents">,
): Promise<void> {
  const movementId =
    postedCents === 0
      ? null
      : await postMovement(tx, {
          seller,
          kind: "deferral",
          at: endOfDayInRome(monthEnd),
          entries: deferralEntries(postedCents),
          note: isoDay(monthEnd).slice(0, 7),
        });
  if (isRefusal(movementId)) throw new Error(`deferred revenue was not booked: ${movementId.code}`);
  const data = { sellerId: seller, monthEnd: toDb(monthEnd), deferredCents, movementId, postedAt: instantToDb(now) };
  await tx.deferredMonth.create({ data });
}
