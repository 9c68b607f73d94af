import { addDays, addOffset, type Day, toDb } from "@/lib/kernel/day";
import { demoPolicy } from "@/tests/support/policy";
import { median, timed } from "./clock";

/** Our own sweep works on one seller, plain SQL on the other: the same rows in the same tables. */
export const OURS = "demo";
export const PLAIN = "plain";

const IDLE_ROUNDS = 45;
const WARM = 5;
/** Acts of a night on which nothing is due: steps, planning and sending of two sellers. */
const IDLE_ACTS = 6;

type Act = () => Promise<unknown>;
/** What both sides do with mailboxes of such days. */
export interface Compared {
  days: { expiry: Day; nextStep: Day };
  ours: Act;
  plain: Act;
  /** Whether both sides change the mailboxes, so that each round needs others. */
  renews: boolean;
}

export interface Idle {
  ratio: number;
  detail: string;
}

/**
 * A night on which nothing is due, in times of as many acts that do nothing: what else machine and disk do at that moment
 * (they wrote millions of rows just now) weighs on both alike.
 */
export async function idleNight(on: Day): Promise<Idle> {
  const { operation, systemOnly, z } = await import("@/lib/platform/operation");
  const { runSweep } = await import("@/lib/mailboxes/jobs/sweep");
  const input = z.strictObject({});
  const nothing = operation({ act: "bench-nothing", input, may: systemOnly, audit: () => ({}), run: async () => ({}) });
  const called = await call();
  const taken: { sweep: number; acts: number }[] = [];
  for (let n = 0; n < IDLE_ROUNDS; n++) {
    const sweep = await timed(() => runSweep(on));
    const acts = await timed(async () => {
      for (let done = 0; done < IDLE_ACTS; done++) await nothing({}, called);
    });
    if (n >= WARM) taken.push({ sweep, acts });
  }
  const ms = (of: (each: (typeof taken)[number]) => number) => Math.round(median(taken.map(of)) * 10) / 10;
  const detail = `${ms(({ sweep }) => sweep)} ms, ${ms(({ acts }) => acts)} ms of acts that do nothing`;
  return { ratio: median(taken.map(({ sweep, acts }) => sweep / acts)), detail };
}

async function call() {
  const { SYSTEM } = await import("@/lib/platform/actor");
  return { seller: OURS, actor: SYSTEM("bench") };
}

/** Mailboxes to be suspended today: what the night does of them, and the statements that leave the same rows. */
export async function dayDue(on: Day, next: Day): Promise<Compared> {
  const { db } = await import("@/lib/platform/db");
  const { takeSteps } = await import("@/lib/mailboxes/operations/take-steps");
  const called = await call();
  const { from } = demoPolicy(OURS).lifecycle.phases.find(({ command }) => command === "suspend")!;
  let expiry = addDays(on, -25);
  while (addOffset(expiry, from).toString() > on.toString()) expiry = addDays(expiry, -1);
  const ours = async () => {
    for (;;) {
      const done = await takeSteps({ on: on.toString() }, called);
      if ("refused" in done) throw new Error(done.code);
      if (!done.more) return;
    }
  };
  const plain = () =>
    db().$transaction(async (tx) => {
      await tx.$executeRaw`
        UPDATE "Mailbox" SET "state" = 'suspended', "nextStepOn" = ${toDb(next)}, "updatedAt" = now()
        WHERE "sellerId" = ${PLAIN} AND "nextStepOn" <= ${toDb(on)}`;
      await tx.$executeRaw`
        INSERT INTO "MailboxEvent" ("sellerId", "id", "mailboxId", "kind", "at", "facts")
        SELECT "sellerId", uuidv7(), "id", 'suspended', now(), '{"on": "2026-11-21"}'
        FROM "Mailbox" WHERE "sellerId" = ${PLAIN} AND "state" = 'suspended' AND "nextStepOn" = ${toDb(next)}`;
    });
  return { days: { expiry, nextStep: addOffset(expiry, from) }, ours, plain, renews: true };
}

/** Mailboxes of which one reminder each falls due in the next 30 days. */
export async function monthOfReminders(on: Day, nextStep: Day): Promise<Compared> {
  const { db } = await import("@/lib/platform/db");
  const { planReminders } = await import("@/lib/mailboxes/operations/plan-reminders");
  const called = await call();
  const offset = demoPolicy(OURS).lifecycle.reminderDays[0]!;
  const expiry = addDays(on, 5 - offset);
  const ours = async () => {
    const done = await planReminders({ from: on.toString(), to: addDays(on, 29).toString() }, called);
    if ("refused" in done) throw new Error(done.code);
  };
  const plain = () => db().$executeRaw`
    INSERT INTO "Reminder" ("sellerId", "mailboxId", "expiresOn", "offset", "dueOn")
    SELECT "sellerId", "id", "expiresOn", ${offset}::int, "expiresOn" + ${offset}::int
    FROM "Mailbox" WHERE "sellerId" = ${PLAIN} AND "expiresOn" = ${toDb(expiry)}::date`;
  return { days: { expiry, nextStep }, ours, plain, renews: false };
}
