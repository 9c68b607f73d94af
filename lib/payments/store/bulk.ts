import { instantToDb } from "@/lib/kernel/day";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";

/** An order paid out of a prepaid account, and the payment that says so. */
export interface PaidTogether {
  id: string;
  netCents: number;
  vatCents: number;
  totalCents: number;
  paymentId: string;
}

/** Many orders paid out of a prepaid account at one instant, in one statement; answers each with its payment. */
export async function payTogether<O extends Omit<PaidTogether, "paymentId">>(
  tx: Tx,
  { seller, now }: Context,
  orders: readonly O[],
): Promise<(O & { paymentId: string })[]> {
  const paid = orders.map((order) => ({ ...order, paymentId: newId() }));
  const at = instantToDb(now);
  await tx.$executeRaw`
    INSERT INTO "Payment" ("sellerId", "id", "orderId", "method", "state", "amountCents", "receivedCents", "createdAt",
      "updatedAt", "succeededAt")
    SELECT ${seller}, p."id", p."orderId", 'prepaid', 'succeeded', p."cents", p."cents", ${at}, ${at}, ${at}
    FROM unnest(${paid.map(({ paymentId }) => paymentId)}::uuid[], ${paid.map(({ id }) => id)}::uuid[],
      ${paid.map(({ totalCents }) => totalCents)}::int[]) AS p("id", "orderId", "cents")`;
  return paid;
}
