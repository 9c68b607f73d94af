import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { addDays, dayInRome, fromDb, instantFromDb, isoDay, toDb } from "@/lib/kernel/day";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { historyOf } from "@/lib/mailboxes/queries/history";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { openCheckout } from "@/lib/payments/exchanges/open-checkout";
import { handler as chargeCard } from "@/lib/payments/jobs/charge-card";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { refusedCardOf } from "@/lib/payments/queries/card-try";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenMailbox, settleByCard, system } from "../../support/orders";
import { givenSeller } from "../../support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "../../support/stack";
import { pressAt } from "./paypal";
import { done, givenOrder, givenUser, inParallel, ledgerFaults } from "./support";

/** The worker ends between the gateway's answer and our books, as often as is said. */
const kills = vi.hoisted(() => ({ left: 0 }));
vi.mock("@/lib/platform/failpoint", () => ({
  failpoint: (name: string) => {
    if (name === "charge-card.after-gateway" && kills.left-- > 0) throw new Error("killed");
  },
}));

let stack: TestStack;
let seller: string;
beforeAll(async () => {
  stack = await givenStack();
  seller = await givenSeller("demo", ({ lifecycle }) => {
    lifecycle.autoRenewal = { proformaDays: 45, noticeDays: 30, cardRetryDays: [7, 3] };
    lifecycle.renewal = { ...lifecycle.renewal, closes: { days: 60 } };
    lifecycle.phases = [
      { state: "suspended", from: { days: 1 }, access: "none", command: "suspend" },
      { state: "cancelled", from: { days: 61 }, access: "none", command: "close" },
    ];
  });
});
afterAll(() => stack.close());
afterEach(async () => expect(await ledgerFaults()).toEqual([]));

const worker = { jobId: "x", retry: 0, signal: AbortSignal.timeout(60_000) };
const charge = (orderId: string, attempt?: number) =>
  chargeCard({ seller, orderId, ...(attempt ? { attempt } : {}) }, worker);
const orderOf = async (mailboxId: string) =>
  db().order.findFirstOrThrow({
    where: { mailboxId, kind: "renewal" },
    include: { payments: { include: { cardTry: true } } },
  });
const triesOf = async (mailboxId: string) =>
  (await orderOf(mailboxId)).payments
    .map(({ state, cardTry }) => ({
      state,
      attempt: cardTry?.attempt,
      why: cardTry?.why,
      nextOn: cardTry?.nextOn && isoDay(fromDb(cardTry.nextOn)),
    }))
    .sort((a, b) => (a.attempt ?? 0) - (b.attempt ?? 0));
const mailsOf = async (orderId: string) => {
  const mails = await db().mail.findMany({ where: { template: "order-payment" }, orderBy: { createdAt: "asc" } });
  const facts = mails.map((mail) => mail.facts as { orderId: string; occasion: string; retryOn?: string });
  return facts
    .filter((each) => each.orderId === orderId && each.occasion !== "asked")
    .map(({ occasion, retryOn }) => ({ occasion, retryOn }));
};
/** Charges of an order that the gateway really made. */
async function charged({ id, code }: { id: string; code: string }): Promise<number> {
  const tries = await db().cardTry.findMany({ where: { payment: { orderId: id } } });
  const customer = tries[0]?.customerRef ?? "";
  const url = `${stack.sandboxUrl}/stripe/v1/payment_intents?customer=${customer}&limit=100`;
  const listed = await fetch(url, { headers: { authorization: "Bearer sk_sandbox" } });
  const { data } = (await listed.json()) as { data: { status: string; metadata: { orderRef?: string } }[] };
  return data.filter(({ status, metadata }) => status === "succeeded" && metadata.orderRef === code).length;
}

type Ending = "" | "_asks" | "_poor" | "_stolen";

/** The card its owner let be kept behaves so from now on. */
async function cardIs(userId: string, ending: Ending) {
  const where = { sellerId_userId: { sellerId: seller, userId } };
  const { methodRef } = await db().storedCard.findUniqueOrThrow({ where });
  await db().storedCard.update({ where, data: { methodRef: methodRef.replace(/_(asks|poor|stolen)$/, "") + ending } });
}

/** A mailbox that renewed itself this night, whose owner let a card be kept; the charge has not been asked yet. */
async function given(ending: Ending, days = 20) {
  const user = await givenUser(seller);
  const orderId = await givenOrder(seller, { userId: user.id });
  const { paymentId } = done(await startGatewayPayment({ orderId, keepCard: true }, { seller, actor: user.actor }));
  await pressAt(done(await openCheckout(seller, paymentId)).url, "pay");
  done(await confirmPayment(seller, paymentId));
  await cardIs(user.id, ending);
  const mailbox = await givenMailbox({ seller, userId: user.id, expiresOn: addDays(today(), days) });
  await runSweep(today());
  return { user, mailboxId: mailbox.id, order: await orderOf(mailbox.id) };
}

/** The jobs that wait for a later day are done now. */
async function later() {
  await hurryJobs();
  await runJobs();
}

describe("a kept card that its bank refused", () => {
  test("is tried again on the days of the policy, each with a mail, and pays once there is money", async () => {
    const { user, mailboxId, order } = await given("_poor");
    await runJobs();
    const [third, seventh] = [isoDay(addDays(today(), 3)), isoDay(addDays(today(), 7))];
    expect(await triesOf(mailboxId)).toEqual([{ state: "failed", attempt: 1, why: "declined", nextOn: third }]);
    expect(await mailsOf(order.id)).toEqual([{ occasion: "card-refused", retryOn: third }]);
    expect(await refusedCardOf(seller, mailboxId)).toMatchObject({
      orderCode: order.code,
      nextOn: addDays(today(), 3),
    });
    const [job] = await db().$queryRaw<{ on: Date }[]>`
      SELECT "start_after" AS "on" FROM pgboss.job WHERE name = 'payment.charge-card' AND state = 'created' AND data->>'orderId' = ${order.id}`;
    expect(isoDay(dayInRome(instantFromDb(job!.on)))).toBe(third);
    await later();
    expect(await mailsOf(order.id)).toEqual([
      { occasion: "card-refused", retryOn: third },
      { occasion: "card-refused", retryOn: seventh },
    ]);
    await cardIs(user.id, "");
    await later();
    expect(await triesOf(mailboxId)).toMatchObject([
      { state: "failed" },
      { state: "failed" },
      { state: "succeeded", attempt: 3 },
    ]);
    expect(await orderOf(mailboxId)).not.toMatchObject({ state: "placed" });
    expect(await charged(order)).toBe(1);
    expect(await refusedCardOf(seller, mailboxId)).toBeNull();
    const told = (await historyOf(seller, mailboxId)).filter(({ kind }) => kind === "card-refused");
    expect(told.map(({ facts }) => facts.again)).toEqual(["yes", "yes"]);
  });

  test("says so the last time, and is left alone then", async () => {
    const { mailboxId, order } = await given("_poor");
    for (let n = 0; n < 5; n++) await later();
    expect(await triesOf(mailboxId)).toMatchObject([{ attempt: 1 }, { attempt: 2 }, { attempt: 3, nextOn: null }]);
    expect((await mailsOf(order.id)).map(({ occasion }) => occasion)).toEqual([
      "card-refused",
      "card-refused",
      "card-refused-last",
    ]);
  });

  test.each([
    ["_stolen", "card-over"],
    ["_asks", "card-asks"],
  ] as const)("is not tried again when no day makes it better (%s)", async (ending, occasion) => {
    const { mailboxId, order } = await given(ending);
    for (let n = 0; n < 3; n++) await later();
    expect(await triesOf(mailboxId)).toMatchObject([{ state: "failed", attempt: 1, nextOn: null }]);
    expect(await mailsOf(order.id)).toEqual([{ occasion, retryOn: undefined }]);
  });

  test("is not tried once access is interrupted", async () => {
    const { mailboxId, order } = await given("_poor", 4);
    for (let n = 0; n < 3; n++) await later();
    const third = isoDay(addDays(today(), 3));
    expect(await triesOf(mailboxId)).toMatchObject([
      { attempt: 1, nextOn: third },
      { attempt: 2, nextOn: null },
    ]);
    expect((await mailsOf(order.id)).map(({ occasion }) => occasion)).toEqual(["card-refused", "card-refused-last"]);
    // A worker that was away till then does not charge either.
    await db().cardTry.updateMany({
      where: { attempt: 2, payment: { orderId: order.id } },
      data: { nextOn: toDb(today()) },
    });
    await db().order.updateMany({ where: { id: order.id }, data: { oldExpiry: toDb(addDays(today(), -1)) } });
    await charge(order.id, 3);
    expect(await triesOf(mailboxId)).toHaveLength(2);
  });

  test("is not charged for what was paid by hand meanwhile", async () => {
    const { user, mailboxId, order } = await given("_poor");
    await runJobs();
    done(await settleByCard({ orderId: order.id }, system(seller)));
    await cardIs(user.id, "");
    await later();
    expect(await triesOf(mailboxId)).toMatchObject([{ attempt: 1, state: "failed" }]);
  });

  test("waits while its owner is on the card's page", async () => {
    const { user, mailboxId, order } = await given("_poor");
    await runJobs();
    await cardIs(user.id, "");
    const { paymentId } = done(await startGatewayPayment({ orderId: order.id }, { seller, actor: user.actor }));
    await expect(charge(order.id, 2)).rejects.toThrow("page-open");
    await pressAt(done(await openCheckout(seller, paymentId)).url, "pay");
    done(await confirmPayment(seller, paymentId));
    await charge(order.id, 2);
    expect((await triesOf(mailboxId)).filter(({ attempt }) => attempt === 2)).toEqual([]);
  });
});

describe("one try", () => {
  test("is one charge, however many workers make it at once, and whatever answers are lost", async () => {
    const { user, mailboxId, order } = await given("_poor");
    await runJobs();
    await cardIs(user.id, "");
    await stack.fault("stripe", { mode: "malformed", times: 2, match: "POST /v1/payment_intents" });
    const tries = await inParallel(
      6,
      Array.from({ length: 6 }, () => () => charge(order.id, 2).then(() => "done", String)),
    );
    expect(tries.some((each) => each.includes("payments-unavailable"))).toBe(true);
    await stack.fault("stripe", { mode: "none" });
    await charge(order.id, 2);
    expect(await triesOf(mailboxId)).toMatchObject([{ attempt: 1 }, { attempt: 2, state: "succeeded" }]);
    expect(await charged(order)).toBe(1);
  });

  test.each([
    ["", "succeeded", 1],
    ["_poor", "failed", 0],
  ] as const)(
    "is told to us once when its worker is killed before writing it down (%s)",
    async (ending, state, charges) => {
      const { mailboxId, order } = await given(ending);
      kills.left = 2;
      for (let n = 0; n < 2; n++) await expect(charge(order.id)).rejects.toThrow("killed");
      // The gateway takes no charge any more: what became of this one is all there is to know.
      await stack.fault("stripe", { mode: "down", match: "POST /v1/payment_intents" });
      await charge(order.id);
      await stack.fault("stripe", { mode: "none" });
      expect(await triesOf(mailboxId)).toMatchObject([{ attempt: 1, state }]);
      expect(await mailsOf(order.id)).toHaveLength(1 - charges);
      expect(await charged(order)).toBe(charges);
    },
  );

  test("that never reached the gateway is not made by a card that was taken back", async () => {
    const { user, mailboxId, order } = await given("");
    await stack.fault("stripe", { mode: "down", times: 1, match: "POST /v1/payment_intents" });
    await expect(charge(order.id)).rejects.toThrow("payments-unavailable");
    await db().storedCard.delete({ where: { sellerId_userId: { sellerId: seller, userId: user.id } } });
    await charge(order.id);
    expect(await triesOf(mailboxId)).toMatchObject([{ attempt: 1, state: "failed", why: "given-up" }]);
    expect(await mailsOf(order.id)).toEqual([]);
    expect(await charged(order)).toBe(0);
  });

  test("whose answer was lost is read at the gateway, though its key is long forgotten and the card another", async () => {
    const { user, mailboxId, order } = await given("");
    await stack.fault("stripe", { mode: "malformed", times: 1, match: "POST /v1/payment_intents" });
    await expect(charge(order.id)).rejects.toThrow("payments-unavailable");
    // Even taken back meanwhile, and the order given up: the money came.
    await db().storedCard.delete({ where: { sellerId_userId: { sellerId: seller, userId: user.id } } });
    await stack.fault("stripe", { mode: "down", match: "POST /v1/payment_intents" });
    await charge(order.id);
    await stack.fault("stripe", { mode: "none" });
    expect(await triesOf(mailboxId)).toMatchObject([{ attempt: 1, state: "succeeded" }]);
    expect(await orderOf(mailboxId)).not.toMatchObject({ state: "placed" });
    expect(await charged(order)).toBe(1);
  });
});
