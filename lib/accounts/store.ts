import { Prisma } from "@/lib/generated/prisma/client";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { rowsIn, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import {
  type AccountRef,
  changesOf,
  type Entry,
  inLockOrder,
  isBalanced,
  isWithinLimit,
  reversed,
  SHARED_KINDS,
} from "./posting";
import { lockAccounts } from "./store/lock-accounts";

/**
 * Why money moved. `arrival`: a slow payment came and waits in suspense for what it is worth; `set-aside`: so
 * does what an account gives for a part of an order still being filled; `begun` and `begun-over`:
 * a service given before its money, and the end of that; `statement`: the lines of a bank's statement came into
 * suspense; `deferral`: a month's revenue of months to come; `transfer-in`: one of them was a customer's, for no order; `classified`: it was none of the customers';
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
  | "set-aside"
  | "begun"
  | "begun-over"
  | "refund"
  | "refund-sent"
  | "refund-redirected"
  | "credit-note"
  | "deferral"
  | "commission"
  | "commission-reversal"
  | "commission-offset"
  | "commission-paid"
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
 * Books a movement: every account's balance moves by its entries and the postings are written, or nothing is. The
 * accounts are locked first, in one fixed order, so that no two spends can both see the same money. Refuses
 * `insufficient-balance`. Returns the movement's id.
 */
export async function postMovement(tx: Tx, movement: NewMovement): Promise<Outcome<string, "insufficient-balance">> {
  const { seller, entries } = movement;
  if (!isBalanced(entries)) throw new Error(`movement ${movement.kind} does not balance`);
  const accounts = await accountsFor(tx, seller, entries);
  if (isRefusal(accounts)) return accounts;
  const id = newId();
  await rowsIn(
    tx,
    Prisma.sql`
      WITH "movement" AS (${movementRow(id, movement)}), ${balanceWrites(seller, entries, accounts)}
      INSERT INTO "Posting" ("sellerId", "movementId", "n", "accountId", "amountCents")
      SELECT ${seller}, ${id}::uuid, p."n" - 1, p."id", p."cents"
      FROM ${amounts(inLockOrder(entries), accounts)} AS p("id", "cents", "n")`,
  );
  return id;
}

/**
 * Moves balances for several movements at once, whose rows the caller writes. Refuses `insufficient-balance`. Answers
 * the accounts' ids.
 */
export async function addToBalances(
  tx: Tx,
  seller: string,
  entries: readonly Entry[],
): Promise<Outcome<AccountIds, "insufficient-balance">> {
  const accounts = await accountsFor(tx, seller, entries);
  if (!isRefusal(accounts)) await rowsIn(tx, Prisma.sql`WITH ${balanceWrites(seller, entries, accounts)} SELECT 1`);
  return accounts;
}

type AccountIds = (account: AccountRef) => string;

/** The accounts of entries, locked; refuses when one of them would fall below its limit. */
async function accountsFor(
  tx: Tx,
  seller: string,
  entries: readonly Entry[],
): Promise<Outcome<AccountIds, "insufficient-balance">> {
  const changes = changesOf(entries);
  const accounts = await lockAccounts(tx, seller, changes);
  const allowed = changes.every(({ account, amountCents }) => isWithinLimit(accounts(account), amountCents));
  return allowed ? (account) => accounts(account).id : refuse("insufficient-balance");
}

/** What entries do to the balances: to the locked rows, and to the shares of the accounts that have them. */
function balanceWrites(seller: string, entries: readonly Entry[], idOf: AccountIds): Prisma.Sql {
  const changes = changesOf(entries);
  const isShared = ({ account }: Entry) => SHARED_KINDS.includes(account.kind);
  return Prisma.sql`
    "own" AS (
      UPDATE "LedgerAccount" a SET "balanceCents" = a."balanceCents" + c."cents"
      FROM ${amounts(
        changes.filter((change) => !isShared(change)),
        idOf,
      )} AS c("id", "cents", "n")
      WHERE a."sellerId" = ${seller} AND a."id" = c."id"
    ), "shared" AS (
      -- Each connection adds to a share of its own, of 64; two with the same meet the accounts in the same order.
      INSERT INTO "LedgerShare" AS s ("sellerId", "accountId", "share", "balanceCents")
      SELECT ${seller}, c."id", pg_backend_pid() % 64, c."cents"
      FROM ${amounts(changes.filter(isShared), idOf)} AS c("id", "cents", "n") ORDER BY c."id"
      ON CONFLICT ("sellerId", "accountId", "share") DO UPDATE SET "balanceCents" = s."balanceCents" + EXCLUDED."balanceCents"
    )`;
}

/** Accounts with what is added to each, as rows numbered from 1. */
const amounts = (entries: readonly Entry[], idOf: AccountIds) => Prisma.sql`
  unnest(${entries.map(({ account }) => idOf(account))}::uuid[], ${entries.map(({ amountCents }) => amountCents)}::bigint[]) WITH ORDINALITY`;

const movementRow = (id: string, movement: NewMovement) => Prisma.sql`
  INSERT INTO "Movement" ("sellerId", "id", "kind", "at", "note", "orderId", "topUpId", "paymentId", "round", "reversesId", "refundId")
  VALUES (${movement.seller}, ${id}::uuid, ${movement.kind}, ${instantToDb(movement.at)}::timestamptz, ${movement.note ?? ""},
    ${movement.orderId ?? null}::uuid, ${movement.topUpId ?? null}::uuid, ${movement.paymentId ?? null}::uuid,
    ${movement.round ?? 0}::int, ${movement.reversesId ?? null}::uuid, ${movement.refundId ?? null}::uuid)`;

/** Takes a movement back by one of the opposite postings. Refuses `insufficient-balance` (the money was spent). */
export async function reverseMovement(
  tx: Tx,
  movement: { sellerId: string; id: string },
  taking: Omit<NewMovement, "seller" | "entries" | "reversesId">,
): Promise<Outcome<string, "insufficient-balance">> {
  const entries = reversed(await entriesOf(tx, movement));
  return postMovement(tx, { ...taking, seller: movement.sellerId, entries, reversesId: movement.id });
}

/** What a movement did to each account. */
export async function entriesOf(tx: Tx, movement: { sellerId: string; id: string }): Promise<Entry[]> {
  const postings = await tx.posting.findMany({
    where: { sellerId: movement.sellerId, movementId: movement.id },
    include: { account: { select: { kind: true, ownerId: true } } },
  });
  return postings.map(({ account, amountCents }) => ({
    account: account as Entry["account"],
    amountCents: Number(amountCents),
  }));
}
