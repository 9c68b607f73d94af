import { type Instant, instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type Entry, inLockOrder, isBalanced, reversed } from "./posting";

/**
 * Why money moved. `arrival`: a slow payment came and waits in suspense for what it is worth; `begun` and `begun-over`:
 * a service given before its money, and the end of that; `statement`: the lines of a bank's statement came into
 * suspense; `transfer-in`: one of them was a customer's, for no order; `classified`: it was none of the customers';
 * `…-reversal`: taken back; `opening`: what was there before us.
 */
export type MovementKind =
  | "opening"
  | "top-up"
  | "top-up-reversal"
  | "arrival"
  | "arrival-reversal"
  | "settlement"
  | "settlement-reversal"
  | "over-payment"
  | "over-payment-reversal"
  | "begun"
  | "begun-over"
  | "refund"
  | "refund-sent"
  | "refund-redirected"
  | "credit-note"
  | "write-off"
  | "statement"
  | "transfer-in"
  | "transfer-in-reversal"
  | "classified"
  | "classified-reversal";

export interface NewMovement {
  seller: string;
  kind: MovementKind;
  at: Instant;
  entries: Entry[];
  orderId?: string;
  topUpId?: string;
  paymentId?: string;
  note?: string;
  /** How many settlements of the order were taken back before. */
  round?: number;
  /** The movement taken back by this one. */
  reversesId?: string;
  refundId?: string;
}

/**
 * Books a movement: every account's balance moves by its entry and the postings are written, or nothing is.
 * Accounts are changed in one fixed order, each by a single conditional UPDATE, so that no two spends can both see the
 * same money. Refuses `insufficient-balance`. Returns the movement's id.
 */
export async function postMovement(tx: Tx, movement: NewMovement): Promise<Outcome<string, "insufficient-balance">> {
  if (!isBalanced(movement.entries)) throw new Error(`movement ${movement.kind} does not balance`);
  const id = newId();
  await tx.movement.create({ data: movementRow(id, movement) });
  for (const [n, entry] of inLockOrder(movement.entries).entries()) {
    const accountId = await addToBalance(tx, movement.seller, entry);
    if (!accountId) return refuse("insufficient-balance");
    await tx.posting.create({
      data: { sellerId: movement.seller, movementId: id, n, accountId, amountCents: BigInt(entry.amountCents) },
    });
  }
  return id;
}

function movementRow(id: string, movement: NewMovement) {
  return {
    sellerId: movement.seller,
    id,
    kind: movement.kind,
    at: instantToDb(movement.at),
    note: movement.note ?? "",
    orderId: movement.orderId ?? null,
    topUpId: movement.topUpId ?? null,
    paymentId: movement.paymentId ?? null,
    round: movement.round ?? 0,
    reversesId: movement.reversesId ?? null,
    refundId: movement.refundId ?? null,
  };
}

/** Takes a movement back by one of the opposite postings. Refuses `insufficient-balance` (the money was spent). */
export async function reverseMovement(
  tx: Tx,
  movement: { sellerId: string; id: string },
  taking: Omit<NewMovement, "seller" | "entries" | "reversesId">,
): Promise<Outcome<string, "insufficient-balance">> {
  const postings = await tx.posting.findMany({
    where: { sellerId: movement.sellerId, movementId: movement.id },
    include: { account: { select: { kind: true, ownerId: true } } },
  });
  const entries = postings.map(({ account, amountCents }) => ({
    account: account as Entry["account"],
    amountCents: Number(amountCents),
  }));
  return postMovement(tx, {
    ...taking,
    seller: movement.sellerId,
    entries: reversed(entries),
    reversesId: movement.id,
  });
}

/** Moves one balance within its limit; opens the account at zero when it is new. Null: the limit forbids it. */
export async function addToBalance(tx: Tx, seller: string, { account, amountCents }: Entry): Promise<string | null> {
  // A customer's money can't go below zero; accounts of the seller have no limit.
  const floor = account.kind === "prepaid" ? 0n : null;
  await tx.$executeRaw`
    INSERT INTO "LedgerAccount" ("sellerId", "id", "kind", "ownerId", "floorCents")
    VALUES (${seller}, ${newId()}::uuid, ${account.kind}, ${account.ownerId}, ${floor})
    ON CONFLICT ("sellerId", "kind", "ownerId") DO NOTHING`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "LedgerAccount" SET "balanceCents" = "balanceCents" + ${BigInt(amountCents)}
    WHERE "sellerId" = ${seller} AND "kind" = ${account.kind} AND "ownerId" = ${account.ownerId}
      AND ("floorCents" IS NULL OR "balanceCents" + ${BigInt(amountCents)} >= "floorCents")
    RETURNING "id"`;
  return rows[0]?.id ?? null;
}
