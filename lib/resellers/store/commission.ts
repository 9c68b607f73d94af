import { postMovement } from "@/lib/accounts/store";
import { Prisma } from "@/lib/generated/prisma/client";
import { type Instant, instantFromDb, instantToDb } from "@/lib/kernel/day";
import type { Cents } from "@/lib/kernel/money";
import { isRefusal } from "@/lib/kernel/refusal";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { earningEntries } from "../commission";
import { UNBOOKED } from "../unbooked";

/** Orders booked in one go; the next run goes on. */
const AT_MOST = 200;

/** An order whose commission is not booked as it is earned; `cents`: what is missing, or too much. */
interface Unbooked {
  orderId: string;
  settledAt: Date;
  cents: number;
  /** Something of it was booked before. */
  again: boolean;
}

/** Books what a locked reseller's orders earned or no longer earn; answers how many lines were written. */
export async function bookCommissions(tx: Tx, context: Context, resellerId: string): Promise<number> {
  const found = await rowsIn<Unbooked>(
    tx,
    Prisma.sql`
      SELECT u."orderId", u."settledAt", u."cents", u."again" FROM (${Prisma.raw(UNBOOKED)}) u
      WHERE u."sellerId" = ${context.seller} AND u."resellerId" = ${resellerId}::uuid
      ORDER BY u."settledAt", u."orderId" LIMIT ${AT_MOST}`,
  );
  for (const { orderId, settledAt, cents, again } of found) {
    // What is earned belongs to the month of its sale, what changes afterwards to the month of the change.
    const at = cents > 0 && !again ? instantFromDb(settledAt) : context.now;
    await bookLine(tx, context, { resellerId, orderId, cents, at });
  }
  return found.length;
}

async function bookLine(
  tx: Tx,
  { seller }: Context,
  line: { resellerId: string; orderId: string; cents: Cents; at: Instant },
): Promise<void> {
  const { resellerId, orderId, cents, at } = line;
  const kind = cents > 0 ? ("commission" as const) : ("commission-reversal" as const);
  const movementId = await postMovement(tx, { seller, kind, at, entries: earningEntries(resellerId, cents) });
  // Neither account has a limit.
  if (isRefusal(movementId)) throw new Error(movementId.code);
  const data = { sellerId: seller, id: newId(), resellerId, orderId, movementId, cents, at: instantToDb(at) };
  await tx.commission.create({ data: { ...data, kind: cents > 0 ? "earned" : "taken-back" } });
}

/** What a reseller is owed, in cents; below zero when more was given than stayed earned. */
export async function owedTo(tx: Tx, sellerId: string, resellerId: string): Promise<Cents> {
  const { _sum } = await tx.commission.aggregate({ where: { sellerId, resellerId }, _sum: { cents: true } });
  return _sum.cents ?? 0;
}
