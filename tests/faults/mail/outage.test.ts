import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantToDb } from "@/lib/kernel/day";
import { queueMail } from "@/lib/notifications/store";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { anybody, operation, z } from "@/lib/platform/operation";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

/** Mails queued while the service is ill; 2,000 with MAILS=2000. */
const HOW_MANY = Number(process.env.MAILS ?? 400);

let stack: TestStack;
let userId: string;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller();
  userId = newId();
  const at = instantToDb(now());
  const who = { sellerId: "demo", id: userId, userName: "prova", email: "prova@posta.example", displayName: "Prova" };
  await db().user.create({ data: { ...who, passwordHash: "", passwordSetAt: at, createdAt: at, roles: ["customer"] } });
});
afterAll(() => stack.close());

const queue = operation({
  act: "test-queue-mails",
  input: z.strictObject({ from: z.int(), to: z.int() }),
  may: anybody,
  audit: (input) => input,
  run: async (tx, { from, to }, context) => {
    for (let n = from; n < to; n++)
      await queueMail(tx, context, {
        template: "user-name",
        to: `prova.${n}@posta.example`,
        locale: "it",
        facts: { userId },
        dedupeKey: `outage:${n}`,
      });
    return { queued: to - from };
  },
});

describe("a mail service that answers 429 and 500, hangs up after taking the mail, then recovers", () => {
  it(`loses none of ${HOW_MANY} mails and sends none twice`, { timeout: 900_000 }, async () => {
    for (let n = 0; n < HOW_MANY; n += 100)
      await queue({ from: n, to: Math.min(n + 100, HOW_MANY) }, { seller: "demo", actor: SYSTEM("test") });
    await stack.fault("resend", { mode: "down", status: 429 });
    await runJobs();
    expect(await db().mail.count({ where: { state: "sent" } })).toBe(0);
    await hurryJobs();
    await stack.fault("resend", { mode: "timeout-after-success", ratio: 0.5, delayMs: 5, seed: 1 });
    await runJobs();
    await hurryJobs();
    await stack.fault("resend", { mode: "down", status: 500, ratio: 0.5, seed: 2 });
    await runJobs();
    await hurryJobs();
    await stack.fault("resend", { mode: "none" });
    await runJobs();
    expect(await db().mail.groupBy({ by: ["state"], _count: true })).toMatchObject([
      { state: "sent", _count: HOW_MANY },
    ]);
    const response = await fetch(`${stack.sandboxUrl}/resend/outbox.json?limit=${HOW_MANY * 2}`);
    const { mails } = (await response.json()) as { mails: { to: string[] }[] };
    const recipients = mails.flatMap(({ to }) => to);
    expect(new Set(recipients).size).toBe(HOW_MANY);
    expect(recipients).toHaveLength(HOW_MANY);
  });
});
