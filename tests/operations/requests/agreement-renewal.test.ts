import { afterAll, beforeAll, expect, it } from "vitest";
import { endAgreement } from "@/lib/agreements/operations/end-agreement";
import { grantManager } from "@/lib/agreements/operations/grant-manager";
import { agreementFile } from "@/lib/agreements/queries";
import { keepFile } from "@/lib/documents/exchanges/files";
import { attachmentsOf, uploadToken } from "@/lib/documents/store/attachments";
import { addDays, isoDay } from "@/lib/kernel/day";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { answerRequest } from "@/lib/requests/operations/answer-request";
import { renewAgreementAsked } from "@/lib/requests/operations/renew-agreement-asked";
import { requestAgreementRenewal } from "@/lib/requests/operations/request-agreement-renewal";
import { withdrawRequest } from "@/lib/requests/operations/withdraw-request";
import { requestAskedBy } from "@/lib/requests/queries";
import { renewalsAskedOf } from "@/lib/requests/queries/agreement-renewal";
import { givenAgreement } from "@/tests/support/agreements";
import { system } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";
import { done } from "../payments/support";

const seller = "demo";
type User = Awaited<ReturnType<typeof givenUser>>;
let stack: TestStack;
let rep: User;
let other: User;
let desk: User;

beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(seller, (policy) => {
    policy.money.methods.agreement = ["card"];
  });
  rep = await givenUser(seller, { roles: ["sales"], territory: ["RM"] });
  other = await givenUser(seller, { roles: ["sales"], territory: ["MI"] });
  desk = await givenUser(seller, { roles: ["help-desk"] });
});
afterAll(() => stack.close());

const by = ({ actor }: Pick<User, "actor">) => ({ seller, actor });
const aPaper = async () =>
  uploadToken(seller, await keepFile({ seller, bytes: Buffer.from("a scan"), contentType: "image/jpeg" }, now()));

/** An agreement that ends in five days, and somebody who works for the professional order. */
async function givenEnding() {
  const end = addDays(today(), 5);
  const { agreementId } = await givenAgreement(seller, { validTo: isoDay(end) });
  const officer = await givenUser(seller);
  done(await grantManager({ agreementId, login: officer.email }, system()));
  const next = addDays(end, 365);
  const form = async (change: object = {}) => ({
    agreementId,
    validTo: isoDay(next),
    signed: await aPaper(),
    province: "RM",
    message: "Firmata dal presidente.",
    ...change,
  });
  const ask = async (change: object = {}) => requestAgreementRenewal(await form(change), by(officer));
  return { agreementId, officer, end, next, ask };
}
const accept = (requestId: string, who: User, validTo: string) =>
  renewAgreementAsked({ requestId, validTo, text: "Prosegue." }, by(who));
const file = (id: string) => agreementFile(seller, id);

it("reaches the rep of the province with its paper, and accepting makes the agreement go on by it", async () => {
  const { agreementId, officer, end, next, ask } = await givenEnding();
  const { requestId, code } = done(await ask());
  const request = await db().request.findFirstOrThrow({ where: { id: requestId } });
  expect(request).toMatchObject({ kind: "agreement-renewal", assignedToId: rep.userId, email: officer.email });
  expect(request.dueAt.getTime()).toBeGreaterThan(request.openedAt.getTime());
  expect(await attachmentsOf(db(), seller, { kind: "request", id: requestId })).toMatchObject([{ kind: "signed" }]);
  expect(await renewalsAskedOf(seller, agreementId, officer.userId)).toMatchObject([
    { code, state: "open", until: next, id: requestId },
  ]);
  expect(await accept(requestId, other, isoDay(next))).toMatchObject({ code: "outside-territory" });
  expect(await accept(requestId, desk, isoDay(next))).toMatchObject({ code: "not-allowed" });
  expect(await answerRequest({ requestId, decision: "accept", text: "Sì" }, by(rep))).toMatchObject({
    code: "request-needs-act",
  });
  expect(await accept(requestId, rep, isoDay(end))).toMatchObject({ code: "validity-not-longer" });
  expect((await file(agreementId))?.renewals).toEqual([]);
  done(await accept(requestId, rep, isoDay(next)));
  const renewed = await file(agreementId);
  expect(renewed?.deal.validTo?.toString()).toBe(isoDay(next));
  expect(renewed?.renewals).toMatchObject([{ before: end, until: next, note: code }]);
  // The paper is the agreement's from now on, and kept as long as it.
  expect(renewed?.files.map(({ fileId }) => fileId)).toContain(renewed?.renewals[0]?.signedFileId);
  const seen = await requestAskedBy(seller, requestId, officer.actor);
  expect(seen).toMatchObject({ state: "accepted" });
  expect(seen?.messages.at(-1)?.text).toBe("Prosegue.");
  expect(await db().mail.count({ where: { template: "request-answered", recipient: officer.email } })).toBe(1);
});

it("is asked once at a time, by the order's own people, of an agreement that ends, with its paper", async () => {
  const { agreementId, officer, end, ask } = await givenEnding();
  const stranger = await givenUser(seller);
  const given = { agreementId, validTo: "", signed: await aPaper(), province: "RM" };
  for (const who of [stranger, rep])
    expect(await requestAgreementRenewal(given, by(who))).toMatchObject({ code: "agreement-unknown" });
  expect(await requestAgreementRenewal(given, { seller: "demo", actor: { kind: "anonymous" } })).toMatchObject({
    code: "not-allowed",
  });
  expect(await ask({ signed: "" })).toMatchObject({ code: "invalid-input", field: "signed" });
  expect(await ask({ signed: "un altro" })).toMatchObject({ code: "file-unknown", field: "signed" });
  expect(await ask({ validTo: isoDay(end) })).toMatchObject({ code: "validity-not-longer", field: "validTo" });
  expect(await ask({ province: "ZZ" })).toMatchObject({ code: "invalid-input", field: "province" });
  expect(await db().request.count({ where: { userId: officer.userId } })).toBe(0);
  const both = await Promise.all([ask({ validTo: "" }), ask({ validTo: "" })]);
  expect(both.filter((each) => "requestId" in each)).toHaveLength(1);
  expect(both).toContainEqual(expect.objectContaining({ code: "renewal-asked" }));
  const { requestId } = done(both.find((each) => "requestId" in each) ?? both[0]);
  done(await withdrawRequest({ requestId }, by(officer)));
  expect(await accept(requestId, rep, "")).toMatchObject({ code: "request-withdrawn" });
  done(await ask({ validTo: "" }));
});

it("is refused with a reason and leaves the agreement as it is; of two who decide at once one wins", async () => {
  const first = await givenEnding();
  const { requestId } = done(await first.ask());
  done(await answerRequest({ requestId, decision: "refuse", text: "Manca la firma." }, by(rep)));
  expect((await file(first.agreementId))?.deal.validTo).toEqual(first.end);
  const admin = await givenUser(seller, { roles: ["admin"] });
  const second = await givenEnding();
  const asked = done(await second.ask());
  const until = isoDay(second.next);
  const both = await Promise.all([accept(asked.requestId, rep, until), accept(asked.requestId, admin, until)]);
  expect(both.filter((each) => "requestId" in each)).toHaveLength(1);
  expect(both).toContainEqual(expect.objectContaining({ code: "request-decided" }));
  expect((await file(second.agreementId))?.renewals).toHaveLength(1);
});

it("brings back an agreement that had been ended", async () => {
  const { agreementId, next, ask } = await givenEnding();
  done(await endAgreement({ agreementId, why: "prova" }, system()));
  const { requestId } = done(await ask());
  done(await accept(requestId, rep, isoDay(next)));
  expect((await file(agreementId))?.standing).toBe("open");
});
