import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { checkInvariants } from "@/lib/audit/queries";
import { sealBatch } from "@/lib/audit/store";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { recordCommand } from "@/lib/platform/commands";
import { db } from "@/lib/platform/db";
import { withClient } from "@/lib/platform/postgres";
import { givenDatabase, givenSeller } from "../../support/seller";

let end: () => Promise<void>;
let seller: string;
beforeAll(async () => {
  end = await givenDatabase();
  seller = await givenSeller();
});
afterAll(() => end());

const act = (name: string) =>
  db().$transaction((tx) =>
    recordCommand(tx, {
      act: name,
      call: { seller, actor: SYSTEM("test") },
      at: now(),
      inputHash: "",
      input: { name, amount: 12.5, nothing: null },
      outcome: { done: true, text: "è “così”" },
    }),
  );
const seal = (size?: number) => db().$transaction((tx) => sealBatch(tx, size));
/** Waits until no transaction of the whole server, other tests' databases included, is older than what is written here. */
const settled = () =>
  vi.waitFor(
    async () => {
      const rows = await db().$queryRaw<{ waiting: bigint }[]>`
        SELECT count(*) AS waiting FROM "Command"
        WHERE "seal" IS NULL AND "xid" >= (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint`;
      expect(rows[0]?.waiting).toBe(0n);
    },
    { timeout: 30_000, interval: 50 },
  );
const chain = () =>
  db().command.findMany({
    where: { seal: { not: null } },
    orderBy: { position: "asc" },
    select: { act: true, position: true },
  });
const verdict = async () => (await checkInvariants()).verdicts.find((each) => each.name === "audit-chain");
/** As somebody with the superuser's rights would: no trigger stands in the way. */
const tamper = (sql: string) =>
  withClient(process.env.DATABASE_URL ?? "", async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(sql);
  });

test("seals in order, batch by batch, and goes on from where it was", async () => {
  for (const name of ["one", "two", "three"]) await act(name);
  await settled();
  expect(await seal(2)).toMatchObject({ sealed: 2, position: 2n });
  expect(await seal(2)).toMatchObject({ sealed: 1, position: 3n });
  await act("four");
  await settled();
  const last = await seal();
  expect(last).toMatchObject({ sealed: 1, position: 4n });
  expect(await seal()).toEqual({ ...last, sealed: 0 });
  expect(await chain()).toEqual(
    ["one", "two", "three", "four"].map((name, i) => ({ act: name, position: BigInt(i + 1) })),
  );
  expect(await verdict()).toMatchObject({ holds: true });
});

test("leaves what a running transaction may still precede", async () => {
  const before = (await chain()).length;
  let finish = () => {};
  const hold = new Promise<void>((done) => {
    finish = done;
  });
  let begun = () => {};
  const started = new Promise<void>((done) => {
    begun = done;
  });
  const slow = db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_current_xact_id()::text`;
    begun();
    await hold;
    await recordCommand(tx, {
      act: "slow",
      call: { seller, actor: SYSTEM("test") },
      at: now(),
      inputHash: "",
      input: {},
      outcome: {},
    });
  });
  await started;
  await act("quick");
  expect(await seal()).toMatchObject({ sealed: 0 });
  finish();
  await slow;
  await settled();
  expect(await seal()).toMatchObject({ sealed: 2 });
  expect((await chain()).slice(before).map((row) => row.act)).toEqual(["slow", "quick"]);
});

test("only one sealer works at a time", async () => {
  for (let i = 0; i < 20; i++) await act(`crowd ${i}`);
  await settled();
  const all = await Promise.all([1, 2, 3, 4].map(() => seal(5)));
  const sealed = all.filter((done) => done !== null);
  expect(sealed.length).toBeGreaterThanOrEqual(1);
  while ((await seal())?.sealed) {
    // until nothing is left
  }
  expect(await verdict()).toMatchObject({ holds: true });
  const positions = (await chain()).map((row) => Number(row.position));
  expect(positions).toEqual(positions.map((_, i) => i + 1));
});

test("a sealed row cannot be changed or deleted", async () => {
  await expect(db().$executeRaw`UPDATE "Command" SET "act" = 'other' WHERE "position" = 1`).rejects.toThrow(
    /never edited/,
  );
  await expect(db().$executeRaw`UPDATE "Command" SET "seal" = NULL WHERE "position" = 1`).rejects.toThrow(
    /never edited/,
  );
  await expect(db().$executeRaw`DELETE FROM "Command" WHERE "position" = 1`).rejects.toThrow(/never edited/);
});

test.each([
  ["an altered input", `UPDATE "Command" SET "input" = '{"amount": 99}' WHERE "position" = 2`],
  ["an altered actor", `UPDATE "Command" SET "actorKind" = 'user', "actorId" = 'x' WHERE "position" = 2`],
  ["an altered instant", `UPDATE "Command" SET "at" = "at" + interval '1 ms' WHERE "position" = 2`],
  ["a removed row", `DELETE FROM "Command" WHERE "position" = 2`],
  ["an unsealed row", `UPDATE "Command" SET "seal" = NULL WHERE "position" = 2`],
  [
    "two rows exchanged",
    `UPDATE "Command" SET "position" = CASE "position" WHEN 2 THEN 3 ELSE 2 END WHERE "position" IN (2, 3)`,
  ],
])("%s is detected", async (_what, sql) => {
  await tamper(`CREATE TABLE kept AS SELECT * FROM "Command"`);
  await tamper(sql);
  expect(await verdict()).toMatchObject({ holds: false });
  await tamper(`DELETE FROM "Command"; INSERT INTO "Command" SELECT * FROM kept; DROP TABLE kept`);
  expect(await verdict()).toMatchObject({ holds: true });
});
