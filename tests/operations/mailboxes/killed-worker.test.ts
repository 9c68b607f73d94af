import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMonths, fromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { db } from "@/lib/platform/db";
import { givenPlacedOrder, settleByCard, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
const started: ChildProcess[] = [];
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller();
});
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await stack.close();
});

/** A worker process of its own, which ends as by kill -9 when it comes to the failpoint. */
function startWorker(failpoint?: string): ChildProcess {
  const env = { ...process.env, ...(failpoint ? { SPORTELLO_FAILPOINT: failpoint } : {}) };
  const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/worker.ts"], { env, stdio: "ignore" });
  started.push(child);
  return child;
}
const ended = (child: ChildProcess) => new Promise<void>((done) => child.once("exit", () => done()));

async function until<T>(seconds: number, look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let i = 0; i < seconds * 4; i++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`not seen within ${seconds} s`);
}

describe("a worker killed between the provider and the database", () => {
  it("is followed by another: one mailbox made, one renewal carried out", { timeout: 150_000 }, async () => {
    const orderId = await givenPlacedOrder(["ucciso.a.meta", "mai.usata"], { n: 900, termMonths: 1 });
    await settleByCard({ orderId }, system());
    await ended(startWorker("provision.after-provider"));
    expect(await db().mailbox.findFirst({ where: { orderId } })).toMatchObject({ state: "provisioning" });

    // The second makes good the first's activation, and is itself killed in the middle of a renewal.
    const second = startWorker("renew.after-provider");
    const mailbox = await until(60, () => db().mailbox.findFirst({ where: { orderId, state: "active" } }));
    expect(mailbox.localPart).toBe("ucciso.a.meta");
    const { mailboxProvider } = await import("@/lib/connectors/mailbox-provider");
    expect(await mailboxProvider().findMailbox({ address: "mai.usata@pec.demo.example" })).toBeNull();
    const which = { userCode: mailbox.userCode!, address: "ucciso.a.meta@pec.demo.example" };
    const renewal = await orderRenewal({ which, termMonths: 12 }, { seller: "demo", actor: { kind: "anonymous" } });
    if (isRefusal(renewal)) throw new Error(renewal.code);
    await settleByCard({ orderId: renewal.orderId }, system());
    await ended(second);
    expect(await db().order.findFirst({ where: { id: renewal.orderId } })).toMatchObject({ state: "settled" });

    startWorker();
    await until(60, () => db().order.findFirst({ where: { id: renewal.orderId, state: "fulfilled" } }));
    const renewed = await db().mailbox.findFirstOrThrow({ where: { id: mailbox.id } });
    const expected = isoDay(addMonths(fromDb(mailbox.expiresOn!), 12));
    expect(isoDay(fromDb(renewed.expiresOn!))).toBe(expected);
    expect(await mailboxProvider().findMailbox({ address: which.address })).toMatchObject({
      expiry: expected,
      state: "active",
    });
  });
});
