import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deferredRevenue } from "@/lib/accounting/queries/deferred";
import { balanceOf } from "@/lib/accounts/store/balance";
import { handler } from "@/lib/agreements/jobs/activate";
import { handler as daily } from "@/lib/agreements/jobs/tell-of-ends";
import { carryOutActivation } from "@/lib/agreements/operations/carry-out-activation";
import { confirmActivation } from "@/lib/agreements/operations/confirm-activation";
import { steerActivation } from "@/lib/agreements/operations/steer-activation";
import { statementRows } from "@/lib/agreements/queries/statement";
import { invariants } from "@/lib/audit/invariants";
import { linesOf } from "@/lib/invoicing/invoice";
import { creditInvoice } from "@/lib/invoicing/operations/credit-invoice";
import { addDays, dayInRome, type Instant, startOfDayInRome } from "@/lib/kernel/day";
import { cancelOrder } from "@/lib/orders/operations/cancel-order";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { readBillingParty } from "@/lib/orders/store/answers";
import { askRefund } from "@/lib/payments/operations/ask-refund";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenProfessionalOrder, givenRun, must, prepared, UNIT } from "@/tests/support/activations";
import { givenMember } from "@/tests/support/agreements";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";
import { by, describePerson, done, linkTo, PAPERS, PERSON, uploadPapers } from "../orders/wizard";
import { givenBalance } from "../payments/support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", (policy) => {
    policy.money.methods.agreement = ["card"];
    policy.money.refunds = { secondPersonAboveCents: 1_000_000 };
  });
});
afterAll(async () => {
  expect(await faults()).toEqual([]);
  await stack.close();
});

const queue = { present: false, graceMinutes: 0 };
/** What of the books does not hold; jobs are not run here unless a test does. */
async function faults() {
  const kept = invariants(queue).filter(({ name }) => name !== "nothing-forgotten" && name !== "files-and-rows");
  const found = await Promise.all(kept.map(({ sql }) => db().$queryRawUnsafe<object[]>(sql)));
  return found.flat();
}

const carryOut = (runId: string) =>
  handler({ seller: "demo", runId }, { jobId: runId, retry: 0, signal: AbortSignal.timeout(60_000) });
/** The next lines of a run, at an instant. */
const step = async (runId: string, at: Instant) =>
  must(await carryOutActivation({ runId }, { seller: "demo", actor: SYSTEM("test"), at }));
const balance = (userId: string) => db().$transaction((tx) => balanceOf(tx, "demo", userId));
const wholes = (agreementId: string) =>
  db().order.findMany({
    where: { agreementId, kind: "activations" },
    include: { parts: { include: { activation: true, invoice: true } }, invoice: true, payments: true },
    orderBy: { createdAt: "asc" },
  });
const today = dayInRome(now());
const month = { from: addDays(today, -40), to: addDays(today, 40) };

describe("mailboxes of members on one invoice", () => {
  it("are lines of one order's one invoice, made out to the professional order, to the cent", async () => {
    const order = await givenProfessionalOrder("demo", 12);
    const { userId, actor } = order.secretary;
    await givenBalance("demo", userId, 12 * UNIT);
    await givenRun(order, actor, { together: true });
    await runJobs(["mail.send", "invoice.render"]);
    expect(await balance(userId)).toBe(0);
    const [whole, ...others] = await wholes(order.agreementId);
    expect(others).toEqual([]);
    expect(whole).toMatchObject({
      state: "fulfilled",
      netCents: 12 * 1600,
      totalCents: 12 * UNIT,
      receivedCents: 0,
      userId,
    });
    expect(whole?.payments).toMatchObject([{ method: "prepaid", state: "succeeded", receivedCents: 12 * UNIT }]);
    const { invoice } = whole ?? {};
    expect(invoice).toMatchObject({
      netCents: 12 * 1600,
      vatCents: 12 * 352,
      totalCents: 12 * UNIT,
      operationOn: null,
    });
    expect(invoice?.number).toBeGreaterThan(0);
    expect(readBillingParty(invoice?.billingSealed ?? "")).toMatchObject({ taxCode: "00743110157" });
    const parts = whole?.parts ?? [];
    expect(parts.map((part) => [part.state, part.invoice])).toEqual(Array(12).fill(["fulfilled", null]));
    const lines = linesOf(invoice?.lines ?? []);
    const mailboxes = await db().mailbox.findMany({ where: { orderId: { in: parts.map(({ id }) => id) } } });
    for (const { id, activation } of parts) {
      const mailbox = mailboxes.find(({ orderId }) => orderId === id);
      const line = lines[activation?.place ?? -1];
      expect(line).toMatchObject({ netCents: 1600, vatBps: 2200 });
      expect(line?.description).toContain(`${mailbox?.localPart}@${mailbox?.domain}`);
    }
    expect(lines).toHaveLength(12);
    expect(await faults()).toEqual([]);
  });

  it("leave out the lines that failed, and nothing that was carried out", async () => {
    const order = await givenProfessionalOrder("demo", 4, { slug: "alcune-rotte" });
    await givenBalance("demo", order.secretary.userId, 10 * UNIT);
    const runId = await givenRun(order, order.secretary.actor, { together: true });
    const [gone] = await db().activationLine.findMany({ where: { runId }, orderBy: { n: "asc" } });
    await db().agreementMember.updateMany({
      where: { id: gone?.memberId ?? "" },
      data: { state: "left", leftAt: new Date() },
    });
    await carryOut(runId);
    const [whole] = await wholes(order.agreementId);
    expect(linesOf(whole?.invoice?.lines ?? [])).toHaveLength(3);
    expect(whole?.totalCents).toBe(3 * UNIT);
    expect(await balance(order.secretary.userId)).toBe(7 * UNIT);
    expect((await wholes(order.agreementId)).length).toBe(1);
  });

  it("wait, paused for days, for the last of them; a new month has an invoice of its own, of the month they were paid", async () => {
    const order = await givenProfessionalOrder("demo", 25, { slug: "in-pausa" });
    const { userId, actor } = order.secretary;
    await givenBalance("demo", userId, 25 * UNIT);
    const runId = await givenRun(order, actor, { together: true });
    const begin = startOfDayInRome(today.with({ day: 2 })).add({ hours: 12 });
    await step(runId, begin);
    const pause = (event: "pause" | "resume", at: Instant) =>
      steerActivation({ runId, event }, { seller: "demo", actor, at });
    must(await pause("pause", begin));
    const [open] = await wholes(order.agreementId);
    expect(open).toMatchObject({ state: "draft", invoice: null, receivedCents: 10 * UNIT, totalCents: 10 * UNIT });
    expect(await balance(userId)).toBe(15 * UNIT);
    // Nobody takes it up or gives it up by itself: its mailboxes are under way.
    expect(await cancelOrder({ orderId: open?.id ?? "" }, { seller: "demo", actor })).toMatchObject({
      code: "order-cannot-cancel",
    });
    const later = begin.add({ hours: 24 * 4 });
    await step(runId, later);
    expect(await wholes(order.agreementId)).toMatchObject([{ state: "draft", invoice: null }]);
    must(await pause("resume", later));
    await step(runId, later);
    expect(await wholes(order.agreementId)).toMatchObject([{ state: "draft", totalCents: 20 * UNIT }]);
    const nextMonth = begin.add({ hours: 24 * 31 });
    await step(runId, nextMonth);
    await step(runId, nextMonth);
    const both = await wholes(order.agreementId);
    expect(both.map(({ parts, invoice }) => [parts.length, linesOf(invoice?.lines ?? []).length])).toEqual([
      [20, 20],
      [5, 5],
    ]);
    expect(both[0]?.invoice?.operationOn).toEqual(new Date(`${dayInRome(begin)}T00:00:00Z`));
    expect(both[1]?.invoice?.operationOn).toBeNull();
    expect(await balance(userId)).toBe(0);
    expect(await db().activationRun.findFirst({ where: { id: runId } })).toMatchObject({
      state: "done",
      wholeId: null,
    });
  });

  it("are invoiced as far as they came when the rest is given up", async () => {
    const order = await givenProfessionalOrder("demo", 12, { slug: "lasciata" });
    const { userId, actor } = order.secretary;
    await givenBalance("demo", userId, 12 * UNIT);
    const runId = await givenRun(order, actor, { together: true });
    await step(runId, now());
    const steer = (event: "pause" | "drop") => steerActivation({ runId, event }, { seller: "demo", actor });
    must(await steer("pause"));
    const both = await Promise.all([steer("drop"), steer("drop")]);
    expect(both.filter((each) => "runId" in each)).toHaveLength(1);
    expect(await wholes(order.agreementId)).toMatchObject([{ state: "settled", totalCents: 10 * UNIT }]);
    expect(await balance(userId)).toBe(2 * UNIT);
  });

  it("are given back line by line: invoice, account, statement and revenue say the same", async () => {
    const order = await givenProfessionalOrder("demo", 3, { slug: "a-credito" });
    const { userId, actor } = order.secretary;
    await givenBalance("demo", userId, 3 * UNIT);
    await givenRun(order, actor, { together: true });
    await runJobs(["mail.send", "invoice.render"]);
    const [whole] = await wholes(order.agreementId);
    const place = (n: number) => whole?.parts.find(({ activation }) => activation?.place === n);
    const accounting = (await givenUser("demo", { roles: ["accounting"] })).actor;
    const period = { from: today.with({ day: 1 }), to: today };
    const sold = async () => (await deferredRevenue("demo", period)).at(-1)?.soldCents ?? 0;
    const before = await sold();
    const credited = await creditInvoice(
      { invoiceId: whole?.invoice?.id ?? "", what: "lines", lines: [false, true, false], reason: "Prova" },
      { seller: "demo", actor: accounting },
    );
    expect(must(credited)).toMatchObject({ netCents: 1600, vatCents: 352 });
    expect(await balance(userId)).toBe(UNIT);
    const { mailboxId } = place(2) ?? {};
    const asked = await askRefund(
      {
        paymentId: whole?.payments[0]?.id ?? "",
        mailboxId: mailboxId ?? "",
        amount: "19,52",
        to: "prepaid",
        reason: "withdrawal",
      } as never,
      { seller: "demo", actor: accounting },
    );
    expect(must(asked)).toMatchObject({ state: "done" });
    expect(await balance(userId)).toBe(2 * UNIT);
    const rows = await statementRows("demo", order.agreementId, month);
    const of = (n: number) => rows.find(({ id }) => id === place(n)?.id);
    expect([0, 1, 2].map((n) => of(n)?.creditedCents)).toEqual([0, 1600, 1600]);
    expect(rows.map(({ prepaidCents }) => prepaidCents)).toEqual([1600, 1600, 1600]);
    expect(before - (await sold())).toBe(3200);
  });
});

it("wait for members who still sign; the last of them closes the order, or the day after all is lapsed", async () => {
  const order = await givenProfessionalOrder("demo", 0, { collects: false, slug: "con-firma" });
  const { userId, actor } = order.secretary;
  await givenMember("demo", order.agreementId);
  await givenMember("demo", order.agreementId, { number: "B1", taxCode: "VRDLGU85B02H501B", lastName: "Verdi" });
  await givenBalance("demo", userId, 2 * UNIT);
  const runId = await givenRun(order, actor, { papers: "link", together: true });
  await carryOut(runId);
  expect(await wholes(order.agreementId)).toEqual([]);
  const lines = await db().activationLine.findMany({ where: { runId }, include: { member: true } });
  const signs = lines.find(({ member }) => member.lastName === "Esempio")?.orderId ?? "";
  const never = lines.find(({ orderId }) => orderId !== signs)?.orderId ?? "";
  done(await describePerson(signs, linkTo(signs), PERSON));
  await uploadPapers(signs, ...PAPERS);
  done(await placeOrder({ orderId: signs, acceptTerms: true, immediateActivation: true }, by(linkTo(signs))));
  expect(await wholes(order.agreementId)).toMatchObject([{ state: "draft", totalCents: UNIT, invoice: null }]);
  done(await cancelOrder({ orderId: never }, { seller: "demo", actor: SYSTEM("test") }));
  const everyDay = () => daily({}, { jobId: runId, retry: 0, signal: AbortSignal.timeout(60_000) });
  await Promise.all([everyDay(), everyDay()]);
  const [whole] = await wholes(order.agreementId);
  expect(whole).toMatchObject({ state: "settled", totalCents: UNIT, invoice: { totalCents: UNIT } });
  expect(whole?.parts).toMatchObject([{ id: signs, state: "settled" }]);
  expect(await balance(userId)).toBe(UNIT);
});

it("bear stamp duty once, where their sum owes it, and it is paid with them", async () => {
  await givenSeller("senza-iva", (policy) => {
    policy.money.methods.agreement = ["card"];
    if (policy.brand.fiscal) policy.brand.fiscal.regime = "RF19";
    policy.money.invoice = { ...policy.money.invoice, stampDutyCharged: true };
    for (const price of policy.catalogue.prices) price.vatBps = 0;
  });
  const order = await givenProfessionalOrder("senza-iva", 6);
  const { userId, actor } = order.secretary;
  await givenBalance("senza-iva", userId, 6 * 1600 + 200);
  const runId = must(await prepared(order, actor, { together: true })).runId;
  const seen = { seenLines: 6, seenTotalCents: 6 * 1600, accepted: true as const };
  must(await confirmActivation({ runId, ...seen }, { seller: "senza-iva", actor }));
  await handler({ seller: "senza-iva", runId }, { jobId: runId, retry: 0, signal: AbortSignal.timeout(60_000) });
  const [whole] = await wholes(order.agreementId);
  expect(whole).toMatchObject({ state: "settled", totalCents: 6 * 1600 + 200, receivedCents: 0 });
  const lines = linesOf(whole?.invoice?.lines ?? []);
  expect(lines.map(({ netCents }) => netCents)).toEqual([...Array(6).fill(1600), 200]);
  expect(await db().$transaction((tx) => balanceOf(tx, "senza-iva", userId))).toBe(0);
});

it("whatever is cut off in the middle, no line is on two invoices and none is left out", async () => {
  const order = await givenProfessionalOrder("demo", 30, { slug: "interrotta" });
  const { userId, actor } = order.secretary;
  await givenBalance("demo", userId, 30 * UNIT);
  const runId = await givenRun(order, actor, { together: true });
  const worker = () =>
    carryOut(runId).then(
      () => true,
      () => false,
    );
  for (let round = 0; round < 40; round++) {
    const workers = Promise.all([worker(), worker()]);
    if (round < 8) {
      await new Promise((resolve) => setTimeout(resolve, 20 + ((round * 53) % 150)));
      await cut().catch(() => {});
    }
    if ((await workers).every(Boolean)) break;
  }
  const all = await wholes(order.agreementId);
  expect(all).toMatchObject([{ state: "settled", totalCents: 30 * UNIT }]);
  expect(all[0]?.parts.map(({ activation }) => activation?.place).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 30 }, (_, n) => n),
  );
  expect(linesOf(all[0]?.invoice?.lines ?? [])).toHaveLength(30);
  expect(await balance(userId)).toBe(0);
}, 60_000);

/** Ends every connection that is in the middle of something, as a killed worker does. */
const cut = () => db().$queryRaw`
  SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL AND backend_type = 'client backend'`;
