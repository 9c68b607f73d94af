import { addDays, addOffset, type Day, instantToDb, toDb } from "@/lib/kernel/day";
import { demoPolicy } from "@/tests/support/policy";
import type { Bench, Measure } from "./support/bench";
import { median, timed } from "./support/clock";
import { durableDatabase } from "./support/database";

const SIZES = (process.env.BENCH_MAILBOXES ?? "100000,1000000,5000000").split(",").map(Number);
/** Our own sweep works on one seller, plain SQL on the other: the same rows in the same tables. */
const OURS = "demo";
const PLAIN = "plain";

const bench: Bench = {
  name: "nightly sweep",
  bar: { atMost: 2 },
  async run() {
    await durableDatabase();
    const { db } = await import("@/lib/platform/db");
    const { now, today } = await import("@/lib/platform/clock");
    const { publishPolicy } = await import("@/lib/sellers/store");
    const { runSweep } = await import("@/lib/mailboxes/jobs/sweep");
    const { takeSteps } = await import("@/lib/mailboxes/operations/take-steps");
    const { planReminders } = await import("@/lib/mailboxes/operations/plan-reminders");
    const { SYSTEM } = await import("@/lib/platform/actor");
    const sql = (text: string, ...values: unknown[]) => db().$executeRawUnsafe(text, ...values);
    const call = { seller: OURS, actor: SYSTEM("bench") };
    const policy = demoPolicy(OURS);
    const on = today();
    for (const seller of [OURS, PLAIN]) {
      await publishPolicy(db(), demoPolicy(seller), addDays(on, -1), instantToDb(now()));
      await sql(
        `INSERT INTO "Holder" ("sellerId","id","kind","displayName","email","taxCodeIndex","detailsSealed","createdAt")
         VALUES ($1, gen_random_uuid(), 'person', 'Prova Esempio', 'prova@example.com', 'x', 'x', now())`,
        seller,
      );
    }

    /** Mailboxes from number `from` up to `to` of a seller; `due` of them take a step today, the others in years. */
    const fill = (seller: string, from: number, to: number, expiry: Day, nextStep: Day) =>
      sql(
        `INSERT INTO "Mailbox" ("sellerId","id","localPart","domain","state","holderId","planCode","termMonths",
           "providerRef","userCode","expiresOn","nextStepOn","createdAt","updatedAt")
         SELECT $1, gen_random_uuid(), 'casella.' || n, 'pec.demo.example', 'active',
           (SELECT "id" FROM "Holder" WHERE "sellerId" = $1), 'base', 12, 'ref' || n, 'DMO' || n, $4, $5, now(), now()
         FROM generate_series($2::int, $3::int) AS n`,
        seller,
        from,
        to,
        toDb(expiry),
        toDb(nextStep),
      );
    const years = addDays(on, 3000);
    const suspension = policy.lifecycle.phases.find(({ command }) => command === "suspend")!;
    let expiry = addDays(on, -25);
    while (addOffset(expiry, suspension.from).toString() > on.toString()) expiry = addDays(expiry, -1);

    const measures: Measure[] = [];
    const idle: number[] = [];
    let held = 0;
    await (await import("@/lib/platform/boss")).boss(); // a worker has its queue open before the night
    for (const size of SIZES) {
      await fill(OURS, held + 1, size, years, years);
      held = size;
      await sql('VACUUM ANALYZE "Mailbox"');
      idle.push(median(await times(15, () => runSweep(on))));

      const due = Math.round(size / 365);
      const first = 10_000_000 + size * 2;
      for (const seller of [OURS, PLAIN])
        await fill(seller, first, first + due - 1, expiry, addOffset(expiry, suspension.from));
      await sql('VACUUM ANALYZE "Mailbox"');
      const ours = await timed(async () => {
        for (;;) {
          const done = await takeSteps({ on: on.toString() }, call);
          if ("refused" in done) throw new Error(done.code);
          if (!done.more) return;
        }
      });
      const plain = await timed(() =>
        db().$transaction(
          async (tx) => {
            await tx.$executeRaw`
            UPDATE "Mailbox" SET "state" = 'suspended', "nextStepOn" = ${toDb(years)}, "updatedAt" = now()
            WHERE "sellerId" = ${PLAIN} AND "nextStepOn" <= ${toDb(on)}`;
            await tx.$executeRaw`
            INSERT INTO "MailboxEvent" ("sellerId", "id", "mailboxId", "kind", "at", "facts")
            SELECT "sellerId", gen_random_uuid(), "id", 'suspended', now(), '{"on": "2026-11-21"}'
            FROM "Mailbox" WHERE "sellerId" = ${PLAIN} AND "state" = 'suspended' AND "nextStepOn" = ${toDb(years)}`;
          },
          { timeout: 600_000 },
        ),
      );
      measures.push({
        name: `a day's due of ${size} mailboxes / UPDATE and INSERT … SELECT`,
        ratio: ours / plain,
        detail: { due, oursMs: Math.round(ours), plainMs: Math.round(plain) },
      });
      for (const seller of [OURS, PLAIN]) await sql(`DELETE FROM "MailboxEvent" WHERE "sellerId" = $1`, seller);
      for (const seller of [OURS, PLAIN])
        await sql(`DELETE FROM "Mailbox" WHERE "sellerId" = $1 AND "state" = 'suspended'`, seller);

      const reminded = Math.round((size * 30) / 365);
      const offset = policy.lifecycle.reminderDays[0]!;
      for (const seller of [OURS, PLAIN])
        await fill(seller, first, first + reminded - 1, addDays(on, 5 - offset), years);
      await sql('VACUUM ANALYZE "Mailbox"');
      const planned = await timed(() => planReminders({ from: on.toString(), to: addDays(on, 29).toString() }, call));
      const bare = await timed(
        () => db().$executeRaw`
          INSERT INTO "Reminder" ("sellerId", "mailboxId", "expiresOn", "offset", "dueOn")
          SELECT "sellerId", "id", "expiresOn", ${offset}::int, "expiresOn" + ${offset}::int
          FROM "Mailbox" WHERE "sellerId" = ${PLAIN} AND "expiresOn" = ${toDb(addDays(on, 5 - offset))}::date`,
      );
      measures.push({
        name: `30 days of reminders of ${size} mailboxes / INSERT … SELECT`,
        ratio: planned / bare,
        detail: { reminded, oursMs: Math.round(planned), plainMs: Math.round(bare) },
      });
      await sql('DELETE FROM "Reminder"');
      for (const seller of [OURS, PLAIN])
        await sql(
          `DELETE FROM "Mailbox" WHERE "sellerId" = $1 AND "expiresOn" = $2`,
          seller,
          toDb(addDays(on, 5 - offset)),
        );
    }
    measures.push({
      name: `nothing due, ${SIZES.at(-1)} / ${SIZES[0]} mailboxes`,
      ratio: idle.at(-1)! / idle[0]!,
      bar: { atMost: 1.5 },
      detail: Object.fromEntries(SIZES.map((size, i) => [`ms at ${size}`, Math.round(idle[i]! * 10) / 10])),
    });
    return measures;
  },
};
export default bench;

async function times(count: number, act: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < count; n++) taken.push(await timed(act));
  return taken;
}
