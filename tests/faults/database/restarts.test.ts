import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verify } from "@/lib/audit/exchanges/verify";
import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { addMonths, fromDb, isoDay } from "@/lib/kernel/day";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { openCheckout } from "@/lib/payments/exchanges/open-checkout";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { db } from "@/lib/platform/db";
import { givenDoor, pressAt } from "@/tests/operations/payments/paypal";
import { done, inParallel, ledgerFaults } from "@/tests/operations/payments/support";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";
import { type RestartingDatabase, restartingDatabase } from "./restarting";

/** Renewals bought by card while the database's server is cut off every three seconds. */
const CHECKOUTS = Number(process.env.CHECKOUTS ?? 300);
const EVERY_MS = 3000;

let stack: TestStack;
let door: Awaited<ReturnType<typeof givenDoor>>;
let database: RestartingDatabase;
beforeAll(async () => {
  door = await givenDoor();
  database = await restartingDatabase();
  stack = await givenStack({ appUrl: door.url, database });
  await givenSeller();
}, 120_000);
afterAll(async () => {
  await stack.close();
  await door.close();
});

let cutOff = 0;
/** What a person does when a page says that it did not work: the same again, until it does. */
async function again<T>(step: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await step();
    } catch {
      cutOff += 1;
      await wait(100 + Math.random() * 200);
    }
  }
}
const pause = () => wait(Math.random() * 200);

async function mailboxOf(n: number) {
  const mailbox = await givenLiveMailbox(stack, { localPart: `riavvio.${n}`, n });
  const address = `${mailbox.localPart}@${mailbox.domain}`;
  const expiry = fromDb(mailbox.expiresOn!);
  return { id: mailbox.id, address, userCode: mailbox.userCode!, due: isoDay(addMonths(expiry, 12)) };
}
type Wanted = Awaited<ReturnType<typeof mailboxOf>>;

/** Orders, pays at the gateway and comes back. Answers the order that was acknowledged. */
async function checkout({ userCode, address }: Wanted, n: number): Promise<string> {
  const anonymous = { seller: "demo", actor: { kind: "anonymous" } } as const;
  const form = { which: { userCode, address }, termMonths: 12 };
  const { orderId } = done(await again(() => orderRenewal(form, { ...anonymous, key: `order-${n}` })));
  const actor = { kind: "link", purpose: "order", subjectId: orderId } as const;
  await pause();
  const pay = () => startGatewayPayment({ orderId, method: "card" }, { seller: "demo", actor, key: `pay-${n}` });
  const { paymentId } = done(await again(pay));
  const { url } = done(await again(() => openCheckout("demo", paymentId)));
  await pause();
  await pressAt(url, "pay");
  if (n % 3 > 0) done(await again(() => confirmPayment("demo", paymentId))); // every third never comes back
  return orderId;
}

/** The work a worker does all the while; what the cut leaves half done is taken up by the queue's own supervision. */
async function workUntil(over: () => boolean): Promise<void> {
  while (!over()) {
    await again(() => runJobs());
    await wait(50);
  }
}
const supervise = () => db().$executeRaw`UPDATE pgboss.job SET state = 'retry' WHERE state = 'active'`;

test(`no order of ${CHECKOUTS} is lost or carried out twice while the database is cut off again and again`, async () => {
  const wanted = await inParallel(
    8,
    Array.from({ length: CHECKOUTS }, (_, n) => () => mailboxOf(n)),
  );
  let over = false;
  const work = workUntil(() => over);
  const stop = database.cutEvery(EVERY_MS);
  const orders = await inParallel(
    6,
    wanted.map((mailbox, n) => () => checkout(mailbox, n)),
  );
  const cuts = await stop();
  over = true;
  await work;
  console.log(`${cuts} cuts, ${cutOff} steps done again`);
  expect(cuts).toBeGreaterThan(0);
  expect(cutOff).toBeGreaterThan(0);

  await again(supervise);
  for (let round = 0; round < 4; round++) {
    await wait(500); // events that were refused come again
    await hurryJobs();
    await runJobs();
  }
  for (const [n, mailbox] of wanted.entries()) {
    const order = await db().order.findFirst({ where: { id: orders[n]! } });
    expect(order).toMatchObject({ state: "fulfilled" });
    expect(await db().order.count({ where: { mailboxId: mailbox.id } })).toBe(1);
    expect(await db().mailboxEvent.count({ where: { mailboxId: mailbox.id, kind: "renewed" } })).toBe(1);
    expect(await mailboxProvider().findMailbox({ address: mailbox.address })).toMatchObject({ expiry: mailbox.due });
  }
  expect(await ledgerFaults()).toEqual([]);
  expect((await verify()).filter((verdict) => !verdict.holds)).toEqual([]);
}, 900_000);
