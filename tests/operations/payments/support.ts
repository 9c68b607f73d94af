import { postMovement } from "@/lib/accounts/store";
import type { OrderState } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { vatOf } from "@/lib/kernel/money";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { nextCode } from "@/lib/orders/store";
import { sealAnswers } from "@/lib/orders/store/answers";
import type { Actor, Role } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { roleToDb } from "@/lib/platform/roles";

/** Twelve months of the plan "base" in the tests' policy. */
export const PRICE = { netCents: 1200, vatCents: vatOf(1200, 2200), totalCents: 1200 + vatOf(1200, 2200) };

/** A user and the actor who acts as that user. */
export async function givenUser(seller: string, ...roles: Role[]): Promise<{ id: string; actor: Actor }> {
  const id = newId();
  const email = `${id}@example.test`;
  const at = instantToDb(now());
  const names = { userName: id, displayName: "Persona di prova" };
  await db().user.create({
    data: {
      sellerId: seller,
      id,
      ...names,
      email,
      passwordHash: "",
      passwordSetAt: at,
      createdAt: at,
      roles: (roles.length ? roles : ["customer" as const]).map(roleToDb),
    },
  });
  const actor: Actor = {
    kind: "user",
    userId: id,
    name: names.displayName,
    roles: roles.length ? roles : ["customer"],
    territory: [],
  };
  return { id, actor };
}

/** Puts money into a user's prepaid account. */
export async function givenBalance(seller: string, userId: string, amountCents: number): Promise<void> {
  await db().$transaction((tx) =>
    postMovement(tx, {
      seller,
      kind: "opening",
      at: now(),
      entries: [
        { account: { kind: "receipts", ownerId: "opening" }, amountCents: -amountCents },
        { account: { kind: "prepaid", ownerId: userId }, amountCents },
      ],
    }),
  );
}

const PARTY = {
  name: "Łucja Prova",
  taxCode: "RSSMRA80A01H501U",
  vatNumber: null,
  address: { street: "Via della Prova 1", cap: "00100", city: "Roma", province: "RM" },
  email: "prova@example.test",
  sdiCode: null,
  pec: null,
};

/** An order for an activation, placed and waiting for its money. Answers its id. */
export async function givenOrder(
  seller: string,
  change: { userId?: string; state?: OrderState; totalCents?: number } = {},
): Promise<string> {
  const at = instantToDb(now());
  const [id, holderId] = [newId(), newId()];
  const { userId, state = "placed" } = change;
  await db().holder.create({
    data: {
      sellerId: seller,
      id: holderId,
      kind: "person",
      displayName: "Persona di prova",
      email: PARTY.email,
      taxCodeIndex: holderId,
      detailsSealed: sealAnswers({}),
      userId: userId ?? null,
      createdAt: at,
    },
  });
  await db().$transaction(async (tx) => {
    await tx.order.create({
      data: {
        sellerId: seller,
        id,
        code: await nextCode(tx, "OR"),
        kind: "activation",
        channel: userId ? "account" : "public",
        state,
        policyVersion: 1,
        userId: userId ?? null,
        email: `${id}@example.test`,
        holderId,
        planCode: "base",
        termMonths: 12,
        domain: "pec.demo.example",
        billingSealed: seal(PARTY),
        lines: [{ description: "Base, 12 mesi", netCents: PRICE.netCents, vatBps: 2200 }],
        ...PRICE,
        createdAt: at,
        updatedAt: at,
        placedAt: at,
      },
    });
    await tx.nameChoice.create({ data: { sellerId: seller, orderId: id, rank: 1, localPart: `p${id.slice(-10)}` } });
  });
  return id;
}

/** The value of an outcome that must not be a refusal. */
export function done<T>(outcome: Outcome<T>): T {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.code} ${JSON.stringify(outcome.params ?? {})}`);
  return outcome as T;
}

/** Invariants 1–4 of the ledger: nothing listed means that all hold. */
export async function ledgerFaults(): Promise<string[]> {
  const faults = await db().$queryRaw<{ fault: string }[]>`
    SELECT 'movement ' || "movementId" || ' does not sum to zero' AS fault FROM "Posting"
      GROUP BY "sellerId", "movementId" HAVING sum("amountCents") <> 0
    UNION ALL
    SELECT 'balance of ' || a."kind" || ' differs' FROM "LedgerBalance" a LEFT JOIN "Posting" p
      ON p."sellerId" = a."sellerId" AND p."accountId" = a."id"
      GROUP BY a."sellerId", a."id", a."kind", a."balanceCents" HAVING a."balanceCents" <> coalesce(sum(p."amountCents"), 0)
    UNION ALL
    SELECT 'prepaid below its floor' FROM "LedgerAccount" WHERE "kind" = 'prepaid' AND "balanceCents" < coalesce("floorCents", 0)
    UNION ALL
    SELECT 'order ' || o."id" || ' is ' || o."state" || ' with ' || count(m."id") || ' settlements that stand'
      FROM "Order" o LEFT JOIN "Movement" m ON m."sellerId" = o."sellerId" AND m."orderId" = o."id"
        AND m."kind" = 'settlement' AND NOT EXISTS (SELECT FROM "Movement" r
          WHERE r."sellerId" = m."sellerId" AND r."reversesId" = m."id")
      GROUP BY o."sellerId", o."id", o."partOfId"
      HAVING count(m."id") <> CASE WHEN o."state" IN ('settled', 'fulfilled') AND o."partOfId" IS NULL THEN 1 ELSE 0 END
    UNION ALL
    SELECT 'suspense holds less than what is kept for orders' FROM "Order" o
      LEFT JOIN "LedgerAccount" a ON a."sellerId" = o."sellerId" AND a."kind" = 'suspense'
      GROUP BY o."sellerId", a."balanceCents" HAVING coalesce(a."balanceCents", 0) < sum(o."receivedCents")
    UNION ALL
    SELECT 'services begun are not what is owed' FROM "LedgerAccount" a WHERE a."kind" = 'receivable'
      AND -a."balanceCents" <> (SELECT coalesce(sum(o."totalCents"), 0) FROM "Order" o
        WHERE o."sellerId" = a."sellerId" AND o."state" = 'placed' AND o."startedAt" IS NOT NULL)`;
  return faults.map(({ fault }) => fault);
}

/** Runs tasks, at most `width` at a time. */
export async function inParallel<T>(width: number, tasks: (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async () => {
    while (next < tasks.length) {
      const index = next++;
      const task = tasks[index];
      if (task) results[index] = await task();
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}

/** The items in an order that a seed gives again. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const mixed = [...items];
  let state = seed >>> 0 || 1;
  const random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [mixed[i] as T, mixed[j] as T];
    mixed[i] = b;
    mixed[j] = a;
  }
  return mixed;
}
