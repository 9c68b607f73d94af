import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { answerRequest } from "@/lib/requests/operations/answer-request";
import { openMemberOrder } from "@/lib/requests/operations/open-member-order";
import { requestAgreement } from "@/lib/requests/operations/request-agreement";
import { ordersOfRequest } from "@/lib/requests/queries/orders";
import { givenAgreement, givenMember } from "@/tests/support/agreements";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";
import { done } from "../payments/support";

const seller = "demo";
type User = Awaited<ReturnType<typeof givenUser>>;
let stack: TestStack;
let rep: User;
let other: User;
let office: User;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(seller, (policy) => {
    policy.money.methods.agreement = ["card"];
  });
  rep = await givenUser(seller, { roles: ["sales"], territory: ["RM"] });
  other = await givenUser(seller, { roles: ["sales"], territory: ["MI"] });
  office = await givenUser(seller, { roles: ["back-office"] });
});
afterAll(() => stack.close());

const TAX_CODE = "SMPPRV80A01H501H";
const by = ({ actor }: Pick<User, "actor">) => ({ seller, actor });
const asked = async (actor: User["actor"] | null = null) =>
  done(
    await requestAgreement(
      {
        order: "Avvocati di Prova",
        enrolment: "A1234",
        name: "Prova Esempio",
        email: "iscritta@posta.example",
        phone: "333 0000001",
        province: "RM",
        message: "",
      },
      { seller, actor: actor ?? { kind: "anonymous" } },
    ),
  ).requestId;
const act = (requestId: string, agreementId: string, change: object = {}) => ({
  requestId,
  agreementId,
  offer: "base/24",
  by: "number" as const,
  number: "A1234",
  taxCode: TAX_CODE,
  text: "Ecco il tuo ordine.",
  ...change,
});
const rowOf = (id: string) => db().request.findFirstOrThrow({ where: { id } });

it("opens the order under the agreement, for the member, found on the request's page", async () => {
  const { agreementId } = await givenAgreement();
  const memberId = await givenMember(seller, agreementId);
  const customer = await givenUser(seller);
  const requestId = await asked(customer.actor);
  const { orderId } = done(await openMemberOrder(act(requestId, agreementId) as never, by(rep)));
  expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({
    state: "draft",
    channel: "agreement",
    planCode: "base",
    termMonths: 24,
    agreementId,
    memberId,
    requestId,
    userId: customer.userId,
  });
  expect(await rowOf(requestId)).toMatchObject({ state: "accepted", decidedById: rep.userId });
  expect(await ordersOfRequest(seller, requestId)).toMatchObject([
    { id: orderId, state: "draft", path: expect.stringMatching(/^\/demo\/acquista\//) },
  ]);
  expect(await db().mail.count({ where: { template: "request-answered", recipient: "iscritta@posta.example" } })).toBe(
    1,
  );
});

it("without an account it is of whoever has the link, and proven by a certificate where that is taken", async () => {
  const { agreementId } = await givenAgreement(seller, { byCertificate: true });
  const requestId = await asked();
  const given = act(requestId, agreementId, { by: "certificate", number: "", taxCode: "" });
  const { orderId } = done(await openMemberOrder(given as never, by(office)));
  expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ userId: null, memberId: null });
});

it("says what is missing, and decides nothing then", async () => {
  const { agreementId } = await givenAgreement();
  const requestId = await asked();
  const tried = async (change: object, who: User = rep) =>
    openMemberOrder(act(requestId, agreementId, change) as never, by(who));
  expect(await tried({ number: "" })).toMatchObject({ code: "enrolment-missing", field: "number" });
  expect(await tried({ taxCode: "" })).toMatchObject({ code: "tax-code-missing", field: "taxCode" });
  expect(await tried({})).toMatchObject({ code: "member-not-found" });
  expect(await tried({ by: "certificate" })).toMatchObject({ code: "proof-not-taken" });
  expect(await tried({ offer: "base/99" })).toMatchObject({ code: "plan-not-sold" });
  expect(await tried({}, other)).toMatchObject({ code: "outside-territory" });
  const words = { requestId, decision: "accept" as const, text: "Va bene." };
  expect(await answerRequest(words, by(rep))).toMatchObject({ code: "request-needs-act" });
  expect(await rowOf(requestId)).toMatchObject({ state: "open" });
  expect(await ordersOfRequest(seller, requestId)).toEqual([]);
});

it("of two who accept at once one wins, and there is one order", async () => {
  const { agreementId } = await givenAgreement();
  await givenMember(seller, agreementId);
  const requestId = await asked();
  const open = (who: User) => openMemberOrder(act(requestId, agreementId) as never, by(who));
  const both = await Promise.all([open(rep), open(office)]);
  expect(both.filter((each) => "orderId" in each)).toHaveLength(1);
  expect(both.find((each) => "code" in each)).toMatchObject({ code: "request-decided" });
  expect(await ordersOfRequest(seller, requestId)).toHaveLength(1);
});
