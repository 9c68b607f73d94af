import { afterAll, beforeAll, expect, test } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { db, rowsIn, type Tx, transact } from "@/lib/platform/db";
import { givenDatabase } from "../../support/seller";

let drop: () => Promise<void>;
beforeAll(async () => {
  drop = await givenDatabase();
});
afterAll(() => drop());

const insert = (tx: Tx, id: string) =>
  rowsIn(tx, Prisma.sql`INSERT INTO "Seller" ("id", "createdAt") VALUES (${id}, now())`);

test("what is sent past the client belongs to the same transaction", async () => {
  await transact(async (tx) => {
    await insert(tx, "one");
    expect(await tx.seller.count({ where: { id: "one" } })).toBe(1);
    expect(await db().seller.count({ where: { id: "one" } })).toBe(0);
  });
  const undone = transact(async (tx) => {
    await insert(tx, "two");
    throw new Error("no");
  });
  await expect(undone).rejects.toThrow("no");
  expect(await db().seller.findMany({ select: { id: true } })).toEqual([{ id: "one" }]);
});

test("a transaction that is over writes nothing into the next one of its connection", async () => {
  const kept = await transact(async (tx) => tx);
  await transact(async () => {
    await expect(insert(kept, "late")).rejects.toThrow();
  });
  expect(await db().seller.count({ where: { id: "late" } })).toBe(0);
});

test("rows come as the client gives them, in a transaction of either kind", async () => {
  const read = (tx: Tx) =>
    rowsIn<Record<string, unknown>>(
      tx,
      Prisma.sql`SELECT 7::bigint AS "n", DATE '2026-03-29' AS "day", NULL::date AS "none", '{"a": [1]}'::jsonb AS "json",
        ${new Date("2026-03-29T00:00:00Z")}::date AS "sent", TIMESTAMPTZ '2026-03-29T01:30:00Z' AS "at"`,
    );
  const [ours, theirs] = [await transact(read), await db().$transaction(read)];
  expect(ours).toEqual(theirs);
  expect(ours).toMatchObject([{ n: 7n, day: new Date("2026-03-29"), sent: new Date("2026-03-29"), json: { a: [1] } }]);
});
