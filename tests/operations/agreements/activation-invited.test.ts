import { afterAll, beforeAll, expect, it } from "vitest";
import { balanceOf } from "@/lib/accounts/store/balance";
import { handler } from "@/lib/agreements/jobs/activate";
import { steerActivation } from "@/lib/agreements/operations/steer-activation";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { readBillingParty } from "@/lib/orders/store/answers";
import { db } from "@/lib/platform/db";
import { givenProfessionalOrder, givenRun, must, UNIT } from "@/tests/support/activations";
import { givenMember } from "@/tests/support/agreements";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { by, describePerson, done, linkTo, PAPERS, PERSON, refusedWith, SELLER, uploadPapers } from "../orders/wizard";
import { givenBalance, ledgerFaults } from "../payments/support";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(SELLER, (policy) => {
    policy.money.methods.agreement = ["card"];
  });
});
afterAll(() => close());

it("lets a member complete the mailbox that was prepared, under the name that was kept", async () => {
  const order = await givenProfessionalOrder(SELLER, 0, { collects: false });
  await givenMember(SELLER, order.agreementId);
  const runId = await givenRun(order, order.secretary.actor, { papers: "link", pays: "member", office: {} } as never);
  await handler({ seller: SELLER, runId }, { jobId: runId, retry: 0, signal: AbortSignal.timeout(60_000) });
  const { orderId } = await db().activationLine.findFirstOrThrow({ where: { runId } });
  const id = orderId ?? "";
  const place = () => placeOrder({ orderId: id, acceptTerms: true, immediateActivation: true }, by(linkTo(id)));
  refusedWith(await place(), "order-holder-missing");
  done(await describePerson(id, linkTo(id), PERSON));
  await uploadPapers(id, ...PAPERS);
  done(await place());
  expect(await db().order.findFirst({ where: { id } })).toMatchObject({
    state: "placed",
    totalCents: UNIT,
    agreementId: order.agreementId,
  });
  expect(await db().name.findFirst({ where: { orderId: id } })).toMatchObject({ localPart: "prova.esempio" });
}, 30_000);

const carryOut = (runId: string) =>
  handler({ seller: SELLER, runId }, { jobId: runId, retry: 0, signal: AbortSignal.timeout(60_000) });
const balance = (userId: string) => db().$transaction((tx) => balanceOf(tx, SELLER, userId));

it("pays out of the order's account when the member has signed, and invites nobody beyond what is there", async () => {
  const order = await givenProfessionalOrder(SELLER, 2, { collects: false, slug: "paga-lordine" });
  await givenMember(SELLER, order.agreementId, { lastName: "Aaa Esempio", firstName: "Prova" });
  const { userId, actor } = order.secretary;
  await givenBalance(SELLER, userId, 2 * UNIT + 1);
  const runId = await givenRun(order, actor, { papers: "link" });
  await carryOut(runId);
  expect(await balance(userId)).toBe(2 * UNIT + 1);
  expect(await db().activationRun.findFirst({ where: { id: runId } })).toMatchObject({
    state: "paused",
    pausedWhy: "insufficient-balance",
  });
  const lines = await db().activationLine.findMany({ where: { runId }, orderBy: { n: "asc" } });
  expect(lines.map(({ state }) => state)).toEqual(["ordered", "ordered", "waiting"]);
  // Resumed without more money it promises nothing twice.
  must(await steerActivation({ runId, event: "resume" }, { seller: SELLER, actor }));
  await carryOut(runId);
  expect(await db().activationLine.count({ where: { runId, state: "waiting" } })).toBe(1);

  const id = lines[0]?.orderId ?? "";
  done(await describePerson(id, linkTo(id), PERSON));
  await uploadPapers(id, ...PAPERS);
  // The member saw the price of a person; the order pays what its own invoice says.
  const seen = { acceptTerms: true, immediateActivation: true, seenTotalCents: UNIT + 1 } as const;
  done(await placeOrder({ orderId: id, ...seen }, by(linkTo(id))));
  const paid = await db().order.findFirstOrThrow({ where: { id } });
  expect(paid).toMatchObject({ state: "settled", totalCents: UNIT });
  expect(readBillingParty(paid.billingSealed ?? "")).toMatchObject({
    name: "Ordine degli Avvocati di Prova",
    taxCode: "00743110157",
  });
  expect(await balance(userId)).toBe(UNIT + 1);
  expect(await db().payment.findFirst({ where: { orderId: id } })).toMatchObject({
    method: "prepaid",
    state: "succeeded",
  });
  expect(await ledgerFaults()).toEqual([]);
}, 30_000);

it("places nothing when the account was spent meanwhile, and lets the member try again", async () => {
  const order = await givenProfessionalOrder(SELLER, 0, { collects: false, slug: "speso-nel-frattempo" });
  await givenMember(SELLER, order.agreementId);
  const { userId, actor } = order.secretary;
  await givenBalance(SELLER, userId, UNIT);
  const runId = await givenRun(order, actor, { papers: "link" });
  await carryOut(runId);
  const { orderId } = await db().activationLine.findFirstOrThrow({ where: { runId } });
  const id = orderId ?? "";
  done(await describePerson(id, linkTo(id), PERSON));
  await uploadPapers(id, ...PAPERS);
  await givenBalance(SELLER, userId, -1);
  const place = () => placeOrder({ orderId: id, acceptTerms: true, immediateActivation: true }, by(linkTo(id)));
  refusedWith(await place(), "order-account-short");
  expect(await db().order.findFirst({ where: { id } })).toMatchObject({ state: "draft" });
  await givenBalance(SELLER, userId, 1);
  done(await place());
  expect(await balance(userId)).toBe(0);
}, 30_000);
