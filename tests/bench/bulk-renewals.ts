import { addDays, instantToDb, isoDay, toDb } from "@/lib/kernel/day";
import type { Actor } from "@/lib/platform/actor";
import { demoPolicy } from "@/tests/support/policy";
import type { Bench } from "./support/bench";
import { median, timed } from "./support/clock";
import { durableDatabase } from "./support/database";

const SELLER = "demo";
const MAILBOXES = 1000;
const ROUNDS = 3;

const bench: Bench = {
  name: `${MAILBOXES} mailboxes renewed from one prepaid account / one by one`,
  bar: { atMost: 0.2 },
  async run() {
    await durableDatabase();
    const { postMovement } = await import("@/lib/accounts/store");
    const { isRefusal } = await import("@/lib/kernel/refusal");
    const { orderRenewal } = await import("@/lib/mailboxes/operations/order-renewal");
    const { renewInBulk } = await import("@/lib/mailboxes/operations/renew-in-bulk");
    const { payOrderFromPrepaid } = await import("@/lib/payments/operations/pay-order-from-prepaid");
    const { boss } = await import("@/lib/platform/boss");
    const { now, today } = await import("@/lib/platform/clock");
    const { seal } = await import("@/lib/platform/crypto");
    const { db } = await import("@/lib/platform/db");
    const { newId } = await import("@/lib/platform/ids");
    const { publishPolicy } = await import("@/lib/sellers/store");
    const expiry = addDays(today(), 20);
    await publishPolicy(db(), demoPolicy(SELLER), addDays(today(), -1), instantToDb(now()));
    await boss();

    const userId = newId();
    const actor: Actor = { kind: "user", userId, name: "Prova", roles: ["reseller"], territory: [] };
    const call = { seller: SELLER, actor };
    await db().$transaction((tx) =>
      postMovement(tx, {
        seller: SELLER,
        kind: "opening",
        at: now(),
        entries: [
          { account: { kind: "receipts", ownerId: "opening" }, amountCents: -1_000_000_000 },
          { account: { kind: "prepaid", ownerId: userId }, amountCents: 1_000_000_000 },
        ],
      }),
    );
    const details = seal({ kind: "person", firstName: "Prova", lastName: "Esempio", taxCode: "SMPPRV80A01H501H" });
    await db().$executeRaw`
      INSERT INTO "Holder" ("sellerId","id","kind","displayName","email","taxCodeIndex","detailsSealed","createdAt")
      SELECT ${SELLER}, gen_random_uuid(), 'person', 'Prova Esempio', 'prova@example.com', n::text, ${details}, now()
      FROM generate_series(1, ${MAILBOXES}::int) AS n`;
    let filled = 0;
    /** A thousand mailboxes nobody has renewed yet, each of a holder of its own. */
    const fill = async (): Promise<string[]> => {
      filled += 1;
      const rows = await db().$queryRaw<{ id: string }[]>`
        INSERT INTO "Mailbox" ("sellerId","id","localPart","domain","state","holderId","userId","planCode","termMonths",
          "providerRef","userCode","expiresOn","originalDay","nextStepOn","createdAt","updatedAt")
        SELECT ${SELLER}, gen_random_uuid(), 'casella.' || ${filled}::int || '.' || h."taxCodeIndex", 'pec.demo.example',
          'active', h."id", ${userId}::uuid, 'base', 12, ${filled}::int || 'ref' || h."taxCodeIndex",
          'DMO' || ${filled}::int || 'N' || h."taxCodeIndex", ${toDb(expiry)}::date, ${expiry.day}, ${toDb(expiry)}::date,
          now(), now()
        FROM "Holder" h WHERE h."sellerId" = ${SELLER} RETURNING "id"`;
      await db().$executeRawUnsafe("ANALYZE");
      return rows.map(({ id }) => id);
    };
    const must = <T>(outcome: T) => {
      if (isRefusal(outcome)) throw new Error(`refused: ${outcome.code}`);
      return outcome as Exclude<T, { refused: true }>;
    };
    /** Ordered and paid, one after the other: what somebody with a thousand mailboxes would do by hand. */
    const single = async (ids: string[], part: { orderMs: number }) => {
      for (const mailboxId of ids) {
        let orderId = "";
        part.orderMs += await timed(async () => {
          orderId = must(await orderRenewal({ which: { mailboxId }, termMonths: 12 }, call)).orderId;
        });
        must(await payOrderFromPrepaid({ orderId }, call));
      }
    };
    const together = async (ids: string[]) => {
      const line = { expiresOn: isoDay(expiry), termMonths: 12, totalCents: 2196 };
      const done = must(await renewInBulk({ userId, lines: ids.map((mailboxId) => ({ mailboxId, ...line })) }, call));
      if (done.renewed !== ids.length) throw new Error(`only ${done.renewed} renewed`);
    };

    await together((await fill()).slice(0, 50));
    await single((await fill()).slice(0, 50), { orderMs: 0 });
    const part = { orderMs: 0 };
    const one = await fill();
    const singly = await timed(() => single(one, part));
    const paying = singly - part.orderMs;
    const ours: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const ids = await fill();
      ours.push(await timed(() => together(ids)));
    }
    return {
      ratio: median(ours) / singly,
      detail: {
        oursMs: Math.round(median(ours)),
        singlyMs: Math.round(singly),
        payingAloneMs: Math.round(paying),
        "/ paying alone": (median(ours) / paying).toFixed(3),
      },
    };
  },
};

export default bench;
