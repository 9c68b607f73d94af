import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approveReview } from "@/lib/documents/operations/approve-review";
import { dayInRome, instantFromDb, isoDay, ROME } from "@/lib/kernel/day";
import { takePapers } from "@/lib/orders/exchanges/take-papers";
import { paperFilter } from "@/lib/orders/filter";
import { choosePlan } from "@/lib/orders/operations/choose-plan";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { registerPapers } from "@/lib/orders/operations/register-papers";
import { startOrder } from "@/lib/orders/operations/start-order";
import { requestPdf } from "@/lib/orders/pdf/request-pdf";
import { timelineFacts } from "@/lib/orders/queries";
import { listPaper, paperByCode, paperReport, requestFacts } from "@/lib/orders/queries/paper";
import { timelineOf } from "@/lib/orders/timeline";
import { paperWords } from "@/lib/orders/words";
import type { Actor } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { policyOf } from "@/lib/sellers/queries";
import { printedText } from "@/tests/support/contracts";
import { settleByCard, system } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";
import {
  ANONYMOUS,
  by,
  describePerson,
  done,
  linkTo,
  PAPERS,
  refusedWith,
  SELLER,
  uploadPapers,
  wishFree,
} from "./wizard";

let stack: TestStack;
let staff: Actor;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(SELLER, (policy) => {
    policy.catalogue.prices.push({
      plan: "base",
      act: "activation",
      channels: ["paper"],
      termMonths: 24,
      amountCents: 2500,
    });
    policy.service.paper = { sendTo: { email: "carta@demo.example", post: "Via di Prova 1, Torino" } };
    policy.service.promises = { acts: { paper: { minHours: 24, workingHours: 72, clock: "elapsed" } } };
    policy.identity.documents.person = ["identity-front", "identity-back", "signed-contract"];
  });
  await givenSeller("online", (policy) => {
    delete policy.money.methods.paper;
  });
  staff = (await givenUser(SELLER, { roles: ["back-office"] })).actor;
});
afterAll(() => stack.close());

let count = 0;
async function givenForm() {
  const { orderId } = done(await startOrder({ offer: "base/24", channel: "paper" }, by(ANONYMOUS)));
  const actor = linkTo(orderId);
  done(await describePerson(orderId, actor));
  done(await wishFree(orderId, actor, `carta.numero${++count}`));
  const placed = done(await placeOrder({ orderId, acceptTerms: true, immediateActivation: true }, by(actor)));
  return { orderId, actor, code: placed.code };
}

const orderOf = (id: string) => db().order.findFirstOrThrow({ where: { id } });
const arrival = (orderId: string, hoursAgo = 0) => {
  const local = now().subtract({ hours: hoursAgo }).toZonedDateTimeISO(ROME);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return { orderId, arrivedOn: isoDay(dayInRome(local.toInstant())), arrivedAt: time };
};
const stepsOf = async (orderId: string) =>
  timelineOf(await timelineFacts(await orderOf(orderId))).map(({ key, state }) => `${key} ${state}`);
/** The order was made long enough ago for papers to have travelled. */
const backdate = (orderId: string, hours: number) =>
  db()
    .$executeRaw`UPDATE "Order" SET "placedAt" = "placedAt" - ${hours} * interval '1 hour' WHERE "id" = ${orderId}::uuid`;

describe("an order on paper", () => {
  it("is placed without documents at its own price, and waits for papers and money", async () => {
    const { orderId } = await givenForm();
    expect(await orderOf(orderId)).toMatchObject({
      channel: "paper",
      state: "placed",
      netCents: 2500,
      totalCents: 3050,
    });
    expect(await db().review.count({ where: { orderId } })).toBe(0);
    expect(await stepsOf(orderId)).toEqual([
      "placed done",
      "papers now",
      "paid now",
      "reviewed next",
      "activated next",
    ]);
  });

  it("is closed where the seller takes no papers, and cannot become another channel's", async () => {
    const closed = await startOrder({ offer: "base/24", channel: "paper" }, { seller: "online", actor: ANONYMOUS });
    refusedWith(closed, "channel-closed");
    const { orderId } = done(await startOrder({ offer: "base/24", channel: "paper" }, by(ANONYMOUS)));
    refusedWith(await choosePlan({ orderId, offer: "plus/12" }, by(linkTo(orderId))), "plan-not-sold");
  });

  it("prints everything the envelope needs, the same bytes each time", async () => {
    const { orderId, code } = await givenForm();
    const facts = (await requestFacts(await orderOf(orderId)))!;
    const bytes = await requestPdf(facts, paperWords("it"));
    expect(Buffer.compare(bytes, await requestPdf(facts, paperWords("it")))).toBe(0);
    const text = (await printedText(bytes)).join(" ");
    for (const said of [
      code,
      "Prova Esempio",
      "SMPPRV80A01H501H",
      `carta.numero${count}@pec.demo.example`,
      "30,50 €",
      "IT60 X054 2811 1010 0000 0123 456",
      "12345678",
      "carta@demo.example",
      "Via di Prova 1, Torino",
      "contratto firmato",
    ])
      expect(text).toContain(said);
    expect(await requestPdf({ ...facts, locale: "en" }, paperWords("en"))).toBeInstanceOf(Buffer);
  });

  it("may have its papers in the same minute, as where somebody orders at the counter", async () => {
    const { orderId } = await givenForm();
    await uploadPapers(orderId, ...PAPERS);
    done(await registerPapers(arrival(orderId, 0), by(staff)));
  });

  it("says nothing of the document to an order for those of the staff who may not register it", async () => {
    const { orderId } = await givenForm();
    const accounting = (await givenUser(SELLER, { roles: ["accounting"] })).actor;
    const form = { ...arrival(orderId, 5), type: "passport" as const, number: "YA0000000", expiresOn: "2031-05-20" };
    refusedWith(await takePapers(form, by(accounting)), "not-allowed");
    const { identitySealed } = await db().order.findFirstOrThrow({ where: { id: orderId } });
    expect(identitySealed).toBeNull();
  });

  it("goes on like any other once its papers are registered, by what was promised from their arrival", async () => {
    const { orderId, code } = await givenForm();
    await backdate(orderId, 48);
    refusedWith(await registerPapers(arrival(orderId, 5), by(staff)), "papers-incomplete");
    await uploadPapers(orderId, ...PAPERS);
    refusedWith(await registerPapers(arrival(orderId, 5), by(linkTo(orderId))), "not-allowed");
    refusedWith(await registerPapers(arrival(orderId, -5), by(staff)), "arrival-unlikely");
    refusedWith(await registerPapers(arrival(orderId, 60), by(staff)), "arrival-unlikely");
    done(await registerPapers(arrival(orderId, 5), by(staff)));
    refusedWith(await registerPapers(arrival(orderId, 5), by(staff)), "papers-registered");
    const order = await orderOf(orderId);
    const review = await db().review.findFirstOrThrow({ where: { orderId } });
    const arrived = instantFromDb(order.papersArrivedAt!);
    expect(instantFromDb(order.papersDueAt!).toString()).toBe(arrived.add({ hours: 72 }).toString());
    expect(review).toMatchObject({ state: "open", dueAt: order.papersDueAt });
    expect(await stepsOf(orderId)).toEqual([
      "placed done",
      "papers done",
      "paid now",
      "reviewed now",
      "activated next",
    ]);
    done(await approveReview({ reviewId: review.id }, by(staff)));
    done(await settleByCard({ orderId }, system()));
    await runJobs(["mail.send", "invoices.number", "invoice.render", "audit.seal", "sweep.often", "contract.evidence"]);
    expect(await orderOf(orderId)).toMatchObject({ state: "fulfilled" });
    expect(await paperReport(SELLER, now().subtract({ hours: 100 }))).toMatchObject({
      kept: 1,
      broken: 0,
      percent: 100,
    });
    expect(code).toMatch(/^OR/);
  });

  it("paid before its papers came waits for them", async () => {
    const { orderId } = await givenForm();
    done(await settleByCard({ orderId }, system()));
    expect(await stepsOf(orderId)).toEqual([
      "placed done",
      "papers now",
      "paid done",
      "reviewed next",
      "activated next",
    ]);
    await uploadPapers(orderId, ...PAPERS);
    await backdate(orderId, 2);
    done(await registerPapers(arrival(orderId), by(staff)));
    expect(await stepsOf(orderId)).toContain("reviewed now");
  });

  it("is found by its barcode, however the reader writes it, and by nobody else's desk", async () => {
    const { orderId, code } = await givenForm();
    const policy = (await policyOf(SELLER))!;
    for (const read of [code, code.toLowerCase(), ` ${code.slice(0, 5)} ${code.slice(5)} `])
      expect(await paperByCode(SELLER, policy, read)).toBe(orderId);
    expect(await paperByCode(SELLER, policy, "OR0000000")).toBeNull();
    expect(await paperByCode("online", policy, code)).toBeNull();
  });

  it("is listed by what it waits for, late ones first", async () => {
    const { orderId } = await givenForm();
    await backdate(orderId, 200);
    await uploadPapers(orderId, ...PAPERS);
    done(await registerPapers(arrival(orderId, 100), by(staff)));
    const ids = async (state?: string) =>
      (await listPaper(SELLER, paperFilter.parse(state ? { state } : {}), 50)).rows.map(({ id }) => id);
    expect((await ids())[0]).toBe(orderId);
    expect(await ids("late")).toEqual([orderId]);
    expect(await ids("arrived")).toContain(orderId);
    expect(await ids("waiting")).not.toContain(orderId);
    expect((await listPaper(SELLER, paperFilter.parse({ q: "prova e" }), 50)).total).toBeGreaterThan(3);
    expect(await paperReport(SELLER, now().subtract({ hours: 200 }))).toMatchObject({ broken: 1 });
  });
});
