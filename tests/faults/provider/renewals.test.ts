import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verify } from "@/lib/audit/exchanges/verify";
import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import type { Fault } from "@/lib/connectors/sandbox/faults";
import { addMonths, fromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { db } from "@/lib/platform/db";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { settleByCard, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

/** Mailboxes renewed while the provider misbehaves; 1,000 with RENEWALS=1000. */
const HOW_MANY = Number(process.env.RENEWALS ?? 200);
const ROUNDS = 30;
const FAULTS: Fault[] = [
  { mode: "down", ratio: 0.5 },
  { mode: "slow", ratio: 0.5, delayMs: 5 },
  { mode: "timeout-after-success", ratio: 0.5, delayMs: 5 },
  { mode: "duplicate", ratio: 0.5 },
  { mode: "malformed", ratio: 0.5 },
];

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller();
});
afterAll(() => stack.close());

const others = ["mail.send", "invoices.number", "invoice.render", "audit.seal", "sweep.often", "sweep.daily"] as const;

async function orderedRenewals() {
  const ordered = [];
  for (let n = 0; n < HOW_MANY; n++) {
    const mailbox = await givenLiveMailbox(stack, { localPart: `guasto.${n}`, n });
    const address = `${mailbox.localPart}@${mailbox.domain}`;
    const expiry = fromDb(mailbox.expiresOn!);
    const which = { userCode: mailbox.userCode!, address };
    const order = await orderRenewal({ which, termMonths: 12 }, { seller: "demo", actor: { kind: "anonymous" } });
    if (isRefusal(order)) throw new Error(order.code);
    ordered.push({ orderId: order.orderId, mailboxId: mailbox.id, address, due: isoDay(addMonths(expiry, 12)) });
  }
  return ordered;
}

describe("a provider that is down, slow, silent after doing it, repeating itself or speaking nonsense", () => {
  it(`extends each of ${HOW_MANY} paid mailboxes once`, { timeout: 900_000 }, async () => {
    const ordered = await orderedRenewals();
    for (const { orderId } of ordered) expect(isRefusal(await settleByCard({ orderId }, system()))).toBe(false);
    for (let round = 0; round < ROUNDS; round++) {
      await stack.fault("provider", { ...FAULTS[round % FAULTS.length]!, seed: round });
      await runJobs([...others]);
      await hurryJobs();
    }
    await stack.fault("provider", { mode: "none" });
    await runJobs([...others]);
    for (const { orderId, mailboxId, address, due } of ordered) {
      expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ state: "fulfilled" });
      const mailbox = await db().mailbox.findFirstOrThrow({ where: { id: mailboxId } });
      expect(isoDay(fromDb(mailbox.expiresOn!))).toBe(due);
      expect(await mailboxProvider().findMailbox({ address })).toMatchObject({ expiry: due, state: "active" });
      expect(await db().mailboxEvent.count({ where: { mailboxId, kind: "renewed" } })).toBe(1);
    }
    expect((await verify()).filter((verdict) => !verdict.holds).map(({ name }) => name)).toEqual([]);
  });
});
