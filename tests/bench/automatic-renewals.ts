import pg from "pg";
import { addDays, instantToDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { demoPolicy } from "../support/policy";
import type { Bench } from "./support/bench";
import { median, timed } from "./support/clock";
import { durableDatabase } from "./support/database";

const DUE = 5000;
const ROUNDS = 5;
/** Ours works on one seller, plain SQL on the other: the same rows in the same tables. */
const [OURS, PLAIN] = ["demo", "plain"];

/** Mailboxes that renew themselves and fall due today, each with its holder and the order that bought it. */
const FILL = `
  WITH made AS MATERIALIZED (
    SELECT n, uuidv7() AS holder, uuidv7() AS mailbox, uuidv7() AS bought FROM generate_series(1, $2::int) AS n
  ), holders AS (
    INSERT INTO "Holder" ("sellerId", "id", "kind", "displayName", "email", "taxCodeIndex", "detailsSealed", "createdAt")
    SELECT $1, holder, 'person', 'Prova Esempio', holder || '@example.test', holder, $3, now() FROM made
  ), orders AS (
    INSERT INTO "Order" ("sellerId", "id", "code", "kind", "channel", "state", "policyVersion", "holderId", "mailboxId",
      "planCode", "termMonths", "domain", "billingSealed", "createdAt", "updatedAt")
    SELECT $1, bought, 'OR' || bought, 'activation', 'public', 'fulfilled', 1, holder, mailbox, 'base', 12,
      'pec.demo.example', $3, now() - interval '1 year', now() FROM made
  )
  INSERT INTO "Mailbox" ("sellerId", "id", "localPart", "domain", "state", "holderId", "orderId", "planCode", "termMonths",
    "providerRef", "userCode", "expiresOn", "nextStepOn", "createdAt", "updatedAt")
  SELECT $1, mailbox, 'casella.' || mailbox, 'pec.demo.example', 'active', holder, bought, 'base', 12, mailbox, mailbox,
    $4::date, $4::date + 1, now(), now() FROM made`;

/** The same in one statement: price and new expiry are known, and that nobody else works on these mailboxes. */
const SET_BASED = `
  WITH due AS MATERIALIZED (
    SELECT m.*, h."email", uuidv7() AS "orderId_", uuidv7() AS "linkId", uuidv7() AS "mailId",
      nextval('code_number') AS "code", row_number() OVER (ORDER BY m."expiresOn", m."id") AS "n",
      (SELECT o."billingSealed" FROM "Order" o
        WHERE o."sellerId" = m."sellerId" AND o."mailboxId" = m."id" AND o."billingSealed" IS NOT NULL
        ORDER BY o."createdAt" DESC LIMIT 1) AS "billingSealed"
    FROM "Mailbox" m JOIN "Holder" h ON h."sellerId" = m."sellerId" AND h."id" = m."holderId"
    WHERE m."sellerId" = $1 AND m."state" = 'active' AND m."noticeOn" IS NULL AND m."revokeOn" IS NULL AND m."hubId" IS NULL
      AND m."expiresOn" BETWEEN $2::date AND $3::date AND NOT EXISTS (
        SELECT FROM "Order" o
        WHERE o."sellerId" = m."sellerId" AND o."mailboxId" = m."id" AND o."kind" = 'renewal'
          AND o."oldExpiry" = m."expiresOn" AND o."state" IN ('placed', 'settled', 'fulfilled'))
  ), orders AS (
    INSERT INTO "Order" ("sellerId", "id", "code", "kind", "channel", "state", "policyVersion", "email", "holderId",
      "mailboxId", "planCode", "termMonths", "domain", "billingSealed", "lines", "netCents", "vatCents", "totalCents",
      "oldExpiry", "newExpiry", "createdAt", "updatedAt", "placedAt", "expiresAt")
    SELECT $1, "orderId_", 'RN' || "code", 'renewal', 'public', 'placed', 1, "email", "holderId", "id", "planCode",
      "termMonths", "domain", "billingSealed", $4::jsonb, 1200, 264, 1464, "expiresOn", "expiresOn" + 365, now(), now(), now(),
      "expiresOn" + 90
    FROM due
  ), history AS (
    INSERT INTO "MailboxEvent" ("sellerId", "id", "mailboxId", "kind", "at", "facts")
    SELECT $1, uuidv7(), "id", 'renewal-ordered', now(), jsonb_build_object('order', 'RN' || "code", 'termMonths', "termMonths")
    FROM due
  ), numbers AS (
    INSERT INTO "ProformaCounter" AS c ("sellerId", "series", "year", "last")
    VALUES ($1, '', 2026, (SELECT count(*) FROM due))
    ON CONFLICT ("sellerId", "series", "year") DO UPDATE SET "last" = c."last" + EXCLUDED."last"
    RETURNING "last" - (SELECT count(*) FROM due) AS "before"
  ), proformas AS (
    INSERT INTO "Proforma" ("sellerId", "id", "orderId", "series", "year", "number", "issuedOn", "createdAt")
    SELECT $1, uuidv7(), "orderId_", '', 2026, "before" + "n", $2::date, now() FROM due, numbers
  ), links AS (
    INSERT INTO "Link" ("sellerId", "id", "purpose", "subjectId", "createdAt")
    SELECT $1, "linkId", 'order', "orderId_", now() FROM due
  ), mails AS (
    INSERT INTO "Mail" ("sellerId", "id", "template", "recipient", "locale", "facts", "dedupeKey", "createdAt")
    SELECT $1, "mailId", 'order-payment', "email", 'it',
      jsonb_build_object('orderId', "orderId_", 'linkId', "linkId", 'occasion', 'asked'),
      'order-payment:asked:' || "orderId_" || ':auto', now()
    FROM due
  ), command AS (
    INSERT INTO "Command" ("sellerId", "id", "act", "at", "actorKind", "inputHash", "input", "outcome")
    VALUES ($1, uuidv7(), 'order-auto-renewals', now(), 'system', '', '{}', '{}')
  )
  INSERT INTO pgboss.job ("name", "data", "retry_limit", "retry_delay", "retry_backoff", "policy", "dead_letter", "heartbeat_seconds")
  SELECT 'mail.send', jsonb_build_object('seller', $1::text, 'mailId', "mailId"), 14, 5, true, 'standard', 'parked', 10 FROM due`;

const TABLES = ["Order", "MailboxEvent", "Proforma", "Link", "Mail"];

/** A night's automatic renewals of 5,000 mailboxes, against one statement that writes the same rows. */
const bench: Bench = {
  name: `automatic renewals of ${DUE} mailboxes, against one set-based statement`,
  bar: { atLeast: 0.5 },
  async run() {
    const pool = new pg.Pool({ connectionString: await durableDatabase(), max: 2 });
    pool.on("error", () => {}); // the database goes at the end
    const { db, disconnect } = await import("@/lib/platform/db");
    const { now, today } = await import("@/lib/platform/clock");
    const { seal } = await import("@/lib/platform/crypto");
    const { SYSTEM } = await import("@/lib/platform/actor");
    const { publishPolicy, policyInForce } = await import("@/lib/sellers/store");
    const { autoRenewalsDue } = await import("@/lib/mailboxes/queries/auto-renewals");
    const { AUTO_RENEWALS_AT_ONCE, orderAutoRenewals } = await import("@/lib/mailboxes/operations/order-auto-renewals");
    const on = today();
    for (const seller of [OURS, PLAIN]) {
      const policy = demoPolicy(seller, (draft) => {
        draft.lifecycle.autoRenewal = { proformaDays: 45, noticeDays: 30 };
        draft.money.proforma = { renewal: true };
      });
      await publishPolicy(db(), policy, on, instantToDb(now()));
    }
    const { policy } = (await policyInForce(db(), OURS, on)) ?? { policy: demoPolicy(OURS) };
    const call = { seller: OURS, actor: SYSTEM("sweep") };
    const party = { name: "Prova Esempio", taxCode: "SMPPRV80A01H501H", email: "prova@example.test" };
    const address = { street: "Via di Prova 1", cap: "00100", city: "Roma", province: "RM" };
    const sealed = seal({ ...party, vatNumber: null, address, sdiCode: null, pec: null });

    const ours = async () => {
      const due = await autoRenewalsDue(OURS, policy, on);
      for (let done = 0; done < due.length; done += AUTO_RENEWALS_AT_ONCE) {
        const ordered = await orderAutoRenewals({ mailboxIds: due.slice(done, done + AUTO_RENEWALS_AT_ONCE) }, call);
        if (isRefusal(ordered)) throw new Error(ordered.code);
      }
    };
    const lines = JSON.stringify([{ description: "Rinnovo PEC Base, 12 mesi", netCents: 1200, vatBps: 2200 }]);
    const until = isoDay(addDays(on, 45));
    const plain = () => pool.query(SET_BASED, [PLAIN, isoDay(on), until, lines]);
    const count = async (seller: string) => {
      const sums = TABLES.map(
        (table) => `(SELECT count(*) FROM "${table}" WHERE "sellerId" = '${seller}') AS "${table}"`,
      );
      return JSON.stringify((await pool.query(`SELECT ${sums.join(", ")}`)).rows[0]);
    };

    const times: { ours: number; plain: number }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      for (const seller of [OURS, PLAIN]) await pool.query(FILL, [seller, DUE, sealed, isoDay(addDays(on, 44))]);
      await pool.query("VACUUM ANALYZE");
      const both =
        round % 2
          ? { ours: await timed(ours), plain: await timed(plain) }
          : { plain: await timed(plain), ours: await timed(ours) };
      if (round > 0) times.push(both); // the first warms both
    }
    const [made, asPlain] = [await count(OURS), await count(PLAIN)];
    if (made !== asPlain) throw new Error(`not the same rows: ${made} and ${asPlain}`);
    await Promise.all([pool.end(), disconnect()]);
    const ms = (side: "ours" | "plain") => Math.round(median(times.map((each) => each[side])));
    const ratio = median(times.map((each) => each.plain / each.ours));
    return { ratio, detail: { "ours ms": ms("ours"), "plain ms": ms("plain") } };
  },
};
export default bench;
