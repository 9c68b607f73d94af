import { instantToDb } from "@/lib/kernel/day";
import { sumCents } from "@/lib/kernel/money";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Context } from "@/lib/platform/operation";
import { type AccountRef, inLockOrder, settlementEntries } from "../posting";
import { addToBalances } from "../store";

/** An order to settle, and the payment it is settled by; null: it costs nothing. */
interface Settled {
  id: string;
  netCents: number;
  vatCents: number;
  /** Stamp duty in the net, see `settlementEntries`. */
  dutyCents: number;
  paymentId: string | null;
}

/**
 * Settles many orders out of one account: a movement for each, balanced by itself, and every balance moved once by the
 * sum, in the order everybody locks them in. All or nothing: refuses `insufficient-balance`.
 */
export async function postSettlements(
  tx: Tx,
  { seller, now }: Context,
  from: AccountRef,
  orders: readonly Settled[],
): Promise<Outcome<null, "insufficient-balance">> {
  const at = instantToDb(now);
  const movements = orders.map((order) => ({ ...order, movementId: newId() }));
  await tx.$executeRaw`
    INSERT INTO "Movement" ("sellerId", "id", "kind", "at", "orderId", "paymentId")
    SELECT ${seller}, m."id", 'settlement', ${at}, m."orderId", m."paymentId"
    FROM unnest(${movements.map(({ movementId }) => movementId)}::uuid[], ${movements.map(({ id }) => id)}::uuid[],
      ${movements.map(({ paymentId }) => paymentId)}::uuid[]) AS m("id", "orderId", "paymentId")`;
  const sum = {
    netCents: sumCents(orders.map((o) => o.netCents)),
    vatCents: sumCents(orders.map((o) => o.vatCents)),
    dutyCents: sumCents(orders.map((o) => o.dutyCents)),
  };
  const idOf = await addToBalances(tx, seller, settlementEntries(from, sum));
  if (isRefusal(idOf)) return idOf;
  const postings = movements.flatMap((order) =>
    inLockOrder(settlementEntries(from, order)).map(({ account, amountCents }, n) => ({
      movementId: order.movementId,
      n,
      accountId: idOf(account),
      amountCents,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO "Posting" ("sellerId", "movementId", "n", "accountId", "amountCents")
    SELECT ${seller}, p.*
    FROM unnest(${postings.map((p) => p.movementId)}::uuid[], ${postings.map((p) => p.n)}::int[],
      ${postings.map((p) => p.accountId)}::uuid[], ${postings.map((p) => p.amountCents)}::bigint[]) AS p`;
  return null;
}
