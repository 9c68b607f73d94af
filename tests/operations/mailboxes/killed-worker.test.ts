import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sandboxRef } from "@/lib/connectors/mailbox-provider/sandbox-state";
import { addMonths, fromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { setNotifications } from "@/lib/mailboxes/operations/set-notifications";
import { historyOf } from "@/lib/mailboxes/queries/history";
import { optionsOfMailbox } from "@/lib/mailboxes/queries/options";
import { db } from "@/lib/platform/db";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { givenPlacedOrder, settleByCard, system } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
const started: ChildProcess[] = [];
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", ({ service }) => {
    service.options = { notificationAddresses: 2 };
  });
});
afterEach(async () => {
  const running = started.splice(0).filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const gone = running.map(ended);
  for (const child of running) child.kill("SIGKILL");
  await Promise.all(gone);
});
afterAll(() => stack.close());

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

  it("is followed by another where options are set: the provider is not told twice", { timeout: 150_000 }, async () => {
    const owner = await givenUser("demo");
    const mailbox = await givenLiveMailbox(stack, { userId: owner.userId });
    const mailboxId = mailbox.id;
    const call = { seller: "demo", actor: owner.actor };
    expect(await setNotifications({ mailboxId, addresses: "prima@posta.example" }, call)).toEqual({ mailboxId });
    await ended(startWorker("options.after-provider"));
    expect((await optionsOfMailbox(mailbox)).state).toBe("asked");
    expect(await optionsAtProvider(mailbox)).toEqual({ notify: ["prima@posta.example"] });
    // What is set there by other hands meanwhile would be lost if the provider were told again.
    const elsewhere = { notify: ["altrove@posta.example"] };
    await optionsAtProvider(mailbox, elsewhere);

    startWorker();
    await until(60, async () => (await optionsOfMailbox(mailbox)).state === "done");
    expect(await optionsAtProvider(mailbox)).toEqual(elsewhere);
    const kinds = (await historyOf("demo", mailboxId)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "options-set")).toHaveLength(1);
  });
});

/** What the provider has, asked of it directly, or set there by somebody else. */
async function optionsAtProvider(mailbox: { localPart: string; domain: string }, set?: object): Promise<unknown> {
  const ref = sandboxRef(`${mailbox.localPart}@${mailbox.domain}`);
  const headers = {
    authorization: "Bearer sandbox",
    "content-type": "application/json",
    "idempotency-key": "elsewhere",
  };
  const sent = set ? { method: "POST", body: JSON.stringify(set) } : {};
  const answer = await fetch(`${stack.sandboxUrl}/provider/v1/mailboxes/${ref}/options`, { headers, ...sent });
  if (!answer.ok) throw new Error(`the provider answered ${answer.status}`);
  return ((await answer.json()) as { options?: unknown }).options;
}
