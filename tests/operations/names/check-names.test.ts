import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { JobName } from "@/lib/jobs/payloads";
import { instantToDb } from "@/lib/kernel/day";
import { checkNames } from "@/lib/names/exchanges/check-names";
import { checkOne } from "@/lib/names/exchanges/check-one";
import { suggestFree } from "@/lib/names/exchanges/suggest-free";
import { cancelOrder } from "@/lib/orders/operations/cancel-order";
import { choosePlan } from "@/lib/orders/operations/choose-plan";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { openOrder } from "@/lib/orders/queries";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";
import { policyOf } from "@/lib/sellers/queries";
import { altered } from "@/tests/support/altered";
import { givenPlacedOrder, settleByCard, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";
import { by, done, givenDraft, linkTo, refusedWith, SELLER } from "../orders/wizard";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller();
});
afterAll(() => stack.close());
afterEach(() => stack.fault("provider", { mode: "none" }));

const DOMAIN = "pec.demo.example";
const validate = async (orderId: string, ...names: [string, string, string]) =>
  done(await checkNames({ orderId, names }, by(linkTo(orderId))));
const choices = (orderId: string) =>
  db().nameChoice.findMany({ where: { orderId }, orderBy: { rank: "asc" }, select: { answer: true, reason: true } });
/** Jobs these tests leave waiting. */
const OTHERS: JobName[] = ["mail.send", "invoices.number", "invoice.render", "audit.seal", "sweep.often"];
const heldBy = async (orderId: string) => (await db().name.findFirst({ where: { orderId, state: "held" } }))?.localPart;

describe("Valida", () => {
  it("asks syntax, register and provider in this order, and holds the first free one", async () => {
    const other = await givenDraft();
    await validate(other.orderId, "in.acquisto", "", "");
    const { orderId } = await givenDraft();
    const found = await validate(orderId, "Post-Master", "in.acquisto", "Libera.Casella");
    expect(found.answers).toEqual([
      { rank: 1, answer: "invalid", reason: "name-reserved" },
      { rank: 2, answer: "taken", reason: "name-held" },
      { rank: 3, answer: "free", reason: null },
    ]);
    expect(found.held).toBe(3);
    expect(await heldBy(orderId)).toBe("libera.casella");
    expect(await choices(orderId)).toEqual(found.answers.map(({ answer, reason }) => ({ answer, reason })));
  });

  it("holds none when none is free, and lets go of the one held before", async () => {
    const { orderId } = await givenDraft();
    await validate(orderId, "era.mio", "", "");
    const found = await validate(orderId, "info", "info", "pec");
    expect(found).toMatchObject({ held: null, until: null });
    expect(found.answers.map(({ reason }) => reason)).toEqual(["name-taken", "name-repeated", "name-taken"]);
    expect(await heldBy(orderId)).toBeUndefined();
  });

  it("never takes the provider's silence for a yes", async () => {
    await stack.fault("provider", { mode: "down" });
    const { orderId } = await givenDraft();
    const found = await validate(orderId, "chissa", "..", "");
    expect(found.answers).toEqual([
      { rank: 1, answer: "unavailable", reason: "provider-unavailable" },
      { rank: 2, answer: "invalid", reason: "name-edge" },
    ]);
    expect(await heldBy(orderId)).toBeUndefined();
    await stack.fault("provider", { mode: "none" });
    expect((await validate(orderId, "chissa", "", "")).held).toBe(1);
  });

  it("asks again by itself while the provider is silent, and holds the first free one when it answers", async () => {
    await stack.fault("provider", { mode: "down" });
    const { orderId } = await givenDraft();
    await validate(orderId, "torna.libera", "seconda.libera", "");
    await hurryJobs();
    expect((await runJobs(OTHERS)).done).toContain("names.check");
    expect((await choices(orderId)).map(({ answer }) => answer)).toEqual(["unavailable", "unavailable"]);
    await stack.fault("provider", { mode: "none" });
    await hurryJobs();
    await runJobs(OTHERS);
    expect(await heldBy(orderId)).toBe("torna.libera");
    await hurryJobs();
    expect((await runJobs(OTHERS)).done).not.toContain("names.check");
  });

  it("does not disturb who changed the names, or gave up, in the meantime", async () => {
    await stack.fault("provider", { mode: "down" });
    const [changed, gone] = [await givenDraft(), await givenDraft()];
    await validate(changed.orderId, "prima.idea", "", "");
    await validate(gone.orderId, "senza.seguito", "", "");
    await stack.fault("provider", { mode: "none" });
    await validate(changed.orderId, "altra.idea", "", "");
    done(await cancelOrder({ orderId: gone.orderId }, by(linkTo(gone.orderId))));
    await hurryJobs();
    await runJobs(OTHERS);
    expect(await heldBy(changed.orderId)).toBe("altra.idea");
    expect(await heldBy(gone.orderId)).toBeUndefined();
  });

  it("each step of the order gives the name its full time again, up to the last hour of a draft", async () => {
    const { orderId } = await givenDraft();
    const start = now();
    const until = async () => (await db().name.findFirstOrThrow({ where: { orderId, state: "held" } })).heldUntil;
    const at = (minutes: number) => start.add({ minutes });
    const call = (minutes: number) => ({ ...by(linkTo(orderId)), at: at(minutes) });
    done(await checkNames({ orderId, names: ["cammina.piano", "", ""] }, call(0)));
    expect(await until()).toEqual(instantToDb(at(60)));
    const step = (minutes: number) => choosePlan({ orderId, offer: "base/12" }, call(minutes));
    done(await step(30));
    expect(await until()).toEqual(instantToDb(at(90)));
    for (let minutes = 60; minutes <= 24 * 60; minutes += 50) done(await step(minutes));
    expect(await until()).toEqual(instantToDb(at(24 * 60)));
  });

  it("pressed again keeps the same name, and its own hold does not stand in its way", async () => {
    const { orderId } = await givenDraft();
    await validate(orderId, "sempre.mio", "", "");
    expect((await validate(orderId, "altro.prima", "sempre.mio", "")).held).toBe(1);
    expect((await validate(orderId, "sempre.mio", "altro.prima", "")).held).toBe(1);
    expect(await heldBy(orderId)).toBe("sempre.mio");
  });

  it("is refused to strangers and on orders that have their name", async () => {
    const { orderId } = await givenDraft();
    refusedWith(await checkNames({ orderId, names: ["uno", "", ""] }, by({ kind: "anonymous" })), "order-unknown");
    const placed = await givenPlacedOrder(["suo.nome"], { n: 900 });
    refusedWith(await checkNames({ orderId: placed, names: ["uno", "", ""] }, by(linkTo(placed))), "names-settled");
    refusedWith(await placeOrder({ orderId: placed, acceptTerms: true }, by(linkTo(placed))), "order-not-draft");
  });
});

describe("a paid mailbox that got none of its names", () => {
  it("is made as soon as its customer names one that is free", async () => {
    for (const name of ["persa.uno", "persa.due"])
      await stack.control("/provider/__names", { address: `${name}@${DOMAIN}` });
    const orderId = await givenPlacedOrder(["persa.uno", "persa.due"], { n: 901 });
    done(await settleByCard({ orderId }, system()));
    const work = () => runJobs(OTHERS);
    await work();
    const mailbox = () => db().mailbox.findFirstOrThrow({ where: { orderId } });
    expect(await mailbox()).toMatchObject({ state: "provisioning_failed" });
    expect((await validate(orderId, "info", "", "")).held).toBeNull();
    expect(await mailbox()).toMatchObject({ state: "provisioning_failed" });
    expect((await validate(orderId, "pec", "ultima.speranza", "")).held).toBe(2);
    expect(await db().staffTask.count({ where: { subjectId: (await mailbox()).id, closedAt: null } })).toBe(0);
    await hurryJobs();
    await work();
    expect(await mailbox()).toMatchObject({ state: "active", localPart: "ultima.speranza" });
    expect(await db().name.findFirst({ where: { localPart: "ultima.speranza" } })).toMatchObject({ state: "bound" });
    refusedWith(await checkNames({ orderId, names: ["ancora", "", ""] }, by(linkTo(orderId))), "names-settled");
  });
});

describe("one name, while typing", () => {
  const ask = (name: string, network: string, domain = DOMAIN) => checkOne(SELLER, { name, domain, network });

  it("is answered without holding anything", async () => {
    expect(await ask("nuova.casella", "n1")).toEqual({ localPart: "nuova.casella", answer: "free", reason: null });
    expect(await ask("ab", "n1")).toMatchObject({
      answer: "invalid",
      reason: "name-too-short",
      params: { minimum: 3 },
    });
    expect(await ask("info", "n1")).toMatchObject({ answer: "taken", reason: "name-taken" });
    expect(await db().name.count({ where: { localPart: "nuova.casella" } })).toBe(0);
    refusedWith(await ask("nuova", "n1", "altrove.example"), "domain-unknown");
  });

  it("is answered sixty times a minute to one network, and goes on for the others", async () => {
    const answers = await Promise.all(Array.from({ length: 64 }, (_, i) => ask(`a${i}`, "n2")));
    expect(answers.filter((answer) => "code" in answer && answer.code === "too-many-attempts")).toHaveLength(4);
    expect(await ask("nuova.casella", "n3")).toMatchObject({ answer: "free" });
  });
});

describe("alternatives", () => {
  it("are free here and at the provider", async () => {
    await stack.control("/provider/__names", { address: `neri.anna@${DOMAIN}` });
    const other = await givenDraft();
    await validate(other.orderId, "anna.neri", "", "");
    const { orderId } = await givenDraft();
    const policy = await policyOf(SELLER);
    const asked = { domain: DOMAIN, holder: { firstName: "Anna", lastName: "Neri" }, wished: ["a.neri"], orderId };
    const names = await suggestFree(SELLER, policy!, asked);
    expect(names.length).toBeGreaterThan(1);
    for (const gone of ["anna.neri", "neri.anna", "a.neri"]) expect(names).not.toContain(gone);
  });
});

describe("the private link", () => {
  it("opens its own order, for whoever holds it, as long as it belongs to no account", async () => {
    const { orderId, linkId } = await givenDraft();
    const token = tokenOf(SELLER, "order", linkId);
    const anonymous = { kind: "anonymous", seller: SELLER } as const;
    expect(await openOrder(SELLER, token, anonymous)).toMatchObject({ order: { id: orderId }, actor: linkTo(orderId) });
    expect(await openOrder(SELLER, altered(token), anonymous)).toBeNull();
    expect(await openOrder("altro", token, anonymous)).toBeNull();
  });
});
