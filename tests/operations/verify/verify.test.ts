import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { verify } from "@/lib/audit/exchanges/verify";
import { sealBatch } from "@/lib/audit/store";
import { db } from "@/lib/platform/db";
import { withClient } from "@/lib/platform/postgres";
import { seed } from "@/prisma/seed";
import { givenDatabase } from "../../support/seller";

let end: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), "sportello-verify-"));
beforeAll(async () => {
  process.env.DATA_DIR = folder;
  end = await givenDatabase();
  await seed();
  await db().$transaction((tx) => sealBatch(tx));
});
afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true });
});

/** Runs SQL as nobody in the product could: no trigger, foreign key or deferred check stands in the way. */
const corrupt = (...statements: string[]) =>
  withClient(process.env.DATABASE_URL ?? "", async (client) => {
    await client.query("SET session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
  });
const broken = async (options = {}) => (await verify(options)).filter((verdict) => !verdict.holds);
const names = async (options = {}) => (await broken(options)).map((verdict) => verdict.name);

const some = (table: string, where = "true") =>
  `("sellerId", "id") = (SELECT "sellerId", "id" FROM "${table}" WHERE ${where} ORDER BY "sellerId", "id" LIMIT 1)`;
const paidRenewal = some("Order", `"kind" = 'renewal' AND "state" = 'fulfilled'`);
const invoice = some("Invoice");

/** Each kind of corruption, how it is undone, and the invariant that must name it (and may name others too). */
const corruptions: [what: string, invariant: string, break_: string[], mend: string[]][] = [
  [
    "a posting of another amount",
    "balanced-postings",
    [`UPDATE "Posting" SET "amountCents" = "amountCents" + 1 WHERE "n" = 0`],
    [`UPDATE "Posting" SET "amountCents" = "amountCents" - 1 WHERE "n" = 0`],
  ],
  [
    "a balance changed by hand",
    "stored-balances",
    [`UPDATE "LedgerAccount" SET "balanceCents" = "balanceCents" + 100 WHERE "kind" = 'prepaid'`],
    [`UPDATE "LedgerAccount" SET "balanceCents" = "balanceCents" - 100 WHERE "kind" = 'prepaid'`],
  ],
  [
    "a prepaid balance below zero, its limit taken away",
    "prepaid-limits",
    [
      `UPDATE "LedgerAccount" SET "floorCents" = NULL, "balanceCents" = "balanceCents" - 1000000 WHERE "kind" = 'prepaid'`,
    ],
    [`UPDATE "LedgerAccount" SET "floorCents" = 0, "balanceCents" = "balanceCents" + 1000000 WHERE "kind" = 'prepaid'`],
  ],
  [
    "an order paid without a settlement",
    "settled-once",
    [`UPDATE "Movement" SET "kind" = 'other' WHERE ${some("Movement", `"kind" = 'settlement'`)}`],
    [`UPDATE "Movement" SET "kind" = 'settlement' WHERE "kind" = 'other'`],
  ],
  [
    "a settled order gone back to be paid",
    "settled-once",
    [`UPDATE "Order" SET "state" = 'placed', "locale" = 'xx' WHERE ${some("Order", `"state" = 'fulfilled'`)}`],
    [`UPDATE "Order" SET "state" = 'fulfilled', "locale" = 'it' WHERE "locale" = 'xx'`],
  ],
  [
    "an order settled for another amount",
    "settled-once",
    [
      `UPDATE "Order" SET "netCents" = "netCents" + 1, "totalCents" = "totalCents" + 1, "locale" = 'xx' WHERE ${some("Order")}`,
    ],
    [
      `UPDATE "Order" SET "netCents" = "netCents" - 1, "totalCents" = "totalCents" - 1, "locale" = 'it' WHERE "locale" = 'xx'`,
    ],
  ],
  [
    "two mailboxes made as one",
    "settled-once",
    [
      `CREATE TABLE kept AS SELECT "sellerId", "id", "providerRef" FROM "Mailbox"`,
      `UPDATE "Mailbox" SET "providerRef" = 'same'`,
    ],
    [
      `UPDATE "Mailbox" m SET "providerRef" = k."providerRef" FROM kept k WHERE k."sellerId" = m."sellerId" AND k."id" = m."id"`,
      "DROP TABLE kept",
    ],
  ],
  [
    "a renewal paid and not carried out",
    "renewed-when-paid",
    [`UPDATE "Order" SET "newExpiry" = "newExpiry" + 3650, "locale" = 'xx' WHERE ${paidRenewal}`],
    [`UPDATE "Order" SET "newExpiry" = "newExpiry" - 3650, "locale" = 'it' WHERE "locale" = 'xx'`],
  ],
  [
    "a mailbox renewed that nobody paid for",
    "renewed-when-paid",
    [`UPDATE "Mailbox" SET "expiresOn" = "expiresOn" + 3650 WHERE "orderId" IS NOT NULL AND "state" = 'active'`],
    [`UPDATE "Mailbox" SET "expiresOn" = "expiresOn" - 3650 WHERE "orderId" IS NOT NULL AND "state" = 'active'`],
  ],
  [
    "a renewal in the history without its order",
    "renewed-when-paid",
    [
      `INSERT INTO "MailboxEvent" SELECT "sellerId", gen_random_uuid(), "id", 'renewed', now(), '{"bad": true}' FROM "Mailbox"
        WHERE ${some("Mailbox", `"state" = 'active'`)}`,
    ],
    [`DELETE FROM "MailboxEvent" WHERE "facts" = '{"bad": true}'`],
  ],
  [
    "a paid renewal that everybody forgot",
    "renewed-when-paid",
    [`UPDATE "StaffTask" SET "closedAt" = now() WHERE "kind" = 'renewal-failed'`],
    [`UPDATE "StaffTask" SET "closedAt" = NULL WHERE "kind" = 'renewal-failed'`],
  ],
  [
    "an invoice number left out",
    "invoice-numbers",
    [`UPDATE "Invoice" SET "number" = "number" + 10000 WHERE ${invoice}`],
    [`UPDATE "Invoice" SET "number" = "number" - 10000 WHERE ${invoice}`],
  ],
  [
    "a name with a second holder",
    "names-for-one",
    [
      `UPDATE "Holder" SET "taxCodeIndex" = 'bad-' || "taxCodeIndex" WHERE "id" IN (SELECT "holderId" FROM "Mailbox" WHERE "state" = 'active' LIMIT 1)`,
    ],
    [`UPDATE "Holder" SET "taxCodeIndex" = substr("taxCodeIndex", 5) WHERE "taxCodeIndex" LIKE 'bad-%'`],
  ],
  [
    "a mailbox given to somebody else",
    "names-for-one",
    [
      `CREATE TABLE kept AS SELECT "sellerId", "id", "localPart" FROM "Mailbox" WHERE "sellerId" = 'infocert'`,
      `UPDATE "Mailbox" SET "localPart" = (SELECT "localPart" FROM "Mailbox" WHERE "sellerId" = 'visura' AND "state" = 'active' LIMIT 1)
        WHERE ${some("Mailbox", `"sellerId" = 'infocert' AND "state" = 'active' AND "domain" = 'legalmail.it'`)}`,
    ],
    [
      `UPDATE "Mailbox" m SET "localPart" = k."localPart" FROM kept k WHERE k."sellerId" = m."sellerId" AND k."id" = m."id"`,
      "DROP TABLE kept",
    ],
  ],
  [
    "a mail that no job sends",
    "nothing-forgotten",
    [
      `INSERT INTO "Mail" ("sellerId", "id", "template", "recipient", "locale", "facts", "dedupeKey", "createdAt")
        VALUES ('visura', gen_random_uuid(), 'user-name', 'nobody@example.com', 'it', '{}', 'bad', now())`,
    ],
    [`DELETE FROM "Mail" WHERE "dedupeKey" = 'bad'`],
  ],
  [
    "a mailbox failed in silence",
    "nothing-forgotten",
    [`UPDATE "StaffTask" SET "closedAt" = now() WHERE "kind" = 'provider-rejected'`],
    [`UPDATE "StaffTask" SET "closedAt" = NULL WHERE "kind" = 'provider-rejected'`],
  ],
  [
    "an invoice that waits for its number",
    "nothing-forgotten",
    [
      `UPDATE "Invoice" SET "state" = 'waiting', "number" = NULL, "series" = 'X' WHERE ${some("Invoice", `"number" = (SELECT max("number") FROM "Invoice")`)}`,
    ],
    [
      `UPDATE "Invoice" i SET "state" = 'issued', "series" = '', "number" = 1 + (SELECT coalesce(max(o."number"), 0) FROM "Invoice" o
        WHERE o."sellerId" = i."sellerId" AND o."year" = i."year") WHERE i."series" = 'X'`,
    ],
  ],
  [
    "a job due for long that nobody takes",
    "nothing-forgotten",
    [
      `INSERT INTO "pgboss"."job" ("name", "data", "start_after") VALUES ('mailbox.renew', '{"bad": true}', now() - interval '1 hour')`,
    ],
    [`DELETE FROM "pgboss"."job" WHERE "data" = '{"bad": true}'`],
  ],
  [
    "a failed job that nobody was asked about",
    "nothing-forgotten",
    [
      `INSERT INTO "pgboss"."job" ("name", "data", "state", "dead_letter") VALUES ('mailbox.renew', '{"bad": true}', 'failed', 'parked')`,
    ],
    [`DELETE FROM "pgboss"."job" WHERE "data" = '{"bad": true}'`],
  ],
  [
    "a price given up in no book",
    "given-up-once",
    [
      `INSERT INTO "WriteOff" ("sellerId", "id", "orderId", "state", "amountCents", "invoiced", "reason", "askedAt", "askedByName", "decidedAt")
        SELECT "sellerId", gen_random_uuid(), "id", 'done', 1, true, 'insolvent', now(), 'bad', now() FROM "Order" WHERE ${paidRenewal}`,
    ],
    [`DELETE FROM "WriteOff" WHERE "askedByName" = 'bad'`],
  ],
  [
    "a month of deferred revenue that nothing was posted for",
    "deferred-in-books",
    [`INSERT INTO "DeferredMonth" SELECT "id", '2020-01-31', 1, NULL, now() FROM "Seller" LIMIT 1`],
    [`DELETE FROM "DeferredMonth"`],
  ],
  [
    "an altered audit row",
    "audit-chain",
    [`UPDATE "Command" SET "actorKind" = 'bad' WHERE "position" = 2`],
    [`UPDATE "Command" SET "actorKind" = 'system' WHERE "position" = 2`],
  ],
  [
    "a document whose file row is gone",
    "files-and-rows",
    [
      `UPDATE "Document" SET "fileId" = overlay("fileId"::text placing 'ffff' from 1 for 4)::uuid, "reason" = "fileId"::text`,
    ],
    [`UPDATE "Document" SET "fileId" = "reason"::uuid, "reason" = NULL`],
  ],
];

describe("verify names the invariant broken by", () => {
  beforeEach(async () => expect(await names()).toEqual([]));

  test.each(corruptions)("%s", async (_what, invariant, breaking, mending) => {
    await corrupt(...breaking);
    const found = await broken();
    expect(found.map((verdict) => verdict.name)).toContain(invariant);
    const [verdict] = found.filter((each) => each.name === invariant);
    expect(verdict!.count).toBeGreaterThan(0);
    expect(verdict!.offending.length).toBe(Math.min(verdict!.count, 20));
    for (const { id, why } of verdict!.offending) expect(id && why).toBeTruthy();
    await corrupt(...mending);
  });

  test("a file without a row, and a row without its file", async () => {
    const stray = join(folder, "files", "stray");
    writeFileSync(stray, "x");
    expect((await broken())[0]?.offending).toEqual([{ id: "stray", why: "a file without a row" }]);
    rmSync(stray);
    const row = await db().file.findFirstOrThrow();
    await corrupt(`UPDATE "File" SET "storageKey" = 'gone/' || "storageKey" WHERE "id" = '${row.id}'`);
    expect((await broken())[0]?.offending.map(({ why }) => why).sort()).toEqual([
      "a file without a row",
      "its file is missing",
    ]);
    await corrupt(`UPDATE "File" SET "storageKey" = substr("storageKey", 6) WHERE "id" = '${row.id}'`);
  });
});

test("work on its way is no fault, unless all must be at rest", async () => {
  await corrupt(`INSERT INTO "pgboss"."job" ("name", "data") VALUES ('mailbox.renew', '{"fresh": true}')`);
  expect(await names()).toEqual([]);
  expect(await names({ atRest: true })).toEqual(["nothing-forgotten"]);
  await corrupt(`DELETE FROM "pgboss"."job" WHERE "data" = '{"fresh": true}'`);
  expect(await names({ atRest: true })).toEqual([]);
});

test("changes nothing, and needs no queue", async () => {
  const files = readdirSync(join(folder, "files")).length;
  await corrupt(`ALTER SCHEMA "pgboss" RENAME TO "elsewhere"`);
  expect(await names()).toEqual([]);
  await corrupt(`ALTER SCHEMA "elsewhere" RENAME TO "pgboss"`);
  expect(readdirSync(join(folder, "files"))).toHaveLength(files);
});
