import { afterAll, beforeAll, expect, it } from "vitest";
import { handler as activate } from "@/lib/agreements/jobs/activate";
import { endAgreement } from "@/lib/agreements/operations/end-agreement";
import { keepFile } from "@/lib/documents/exchanges/files";
import { uploadToken } from "@/lib/documents/store/attachments";
import { addDays, addMonths, toDb } from "@/lib/kernel/day";
import { recordRenewal } from "@/lib/mailboxes/operations/record-renewal";
import { now, today } from "@/lib/platform/clock";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { askHelp } from "@/lib/requests/exchanges/ask-help";
import { answerRequest } from "@/lib/requests/operations/answer-request";
import { renewMemberMailbox } from "@/lib/requests/operations/renew-member-mailbox";
import { memberRenewalTerms } from "@/lib/requests/queries/member-renewal";
import { ordersOfRequest } from "@/lib/requests/queries/orders";
import { givenProfessionalOrder, givenRun } from "@/tests/support/activations";
import { givenMailbox, settleByCard, system } from "@/tests/support/orders";
import { givenUser, visitor } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";
import { done, givenBalance } from "../payments/support";

const seller = "demo";
type User = Awaited<ReturnType<typeof givenUser>>;
let stack: TestStack;
let rep: User;
let other: User;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(seller, (policy) => {
    policy.money.methods.agreement = ["card"];
  });
  rep = await givenUser(seller, { roles: ["back-office"] });
  other = await givenUser(seller, { roles: ["sales"], territory: ["MI"] });
});
afterAll(() => stack.close());

const by = ({ actor }: Pick<User, "actor">) => ({ seller, actor });
const aPaper = async () =>
  uploadToken(seller, await keepFile({ seller, bytes: Buffer.from("a scan"), contentType: "image/jpeg" }, now()));

/** A member's mailbox, long expired, out of every window. */
async function givenMember(change: object = {}) {
  const order = await givenProfessionalOrder(seller, 1, {
    slug: `carta-${crypto.randomUUID().slice(0, 8)}`,
    ...change,
  });
  await givenBalance(seller, order.secretary.userId, 1952);
  const runId = await givenRun(order, order.secretary.actor);
  await activate({ seller, runId }, { jobId: runId, retry: 0, signal: AbortSignal.timeout(60_000) });
  await runJobs(["mail.send"]);
  const line = await db().activationLine.findFirstOrThrow({ where: { runId }, include: { order: true, member: true } });
  const mailboxId = line.order?.mailboxId ?? "";
  const expiresOn = toDb(addMonths(today(), -9));
  const mailbox = await db().mailbox.update({
    where: { sellerId_id: { sellerId: seller, id: mailboxId } },
    data: { expiresOn },
  });
  const address = `${mailbox.localPart}@${mailbox.domain}`;
  return {
    ...order,
    mailboxId,
    address,
    userCode: mailbox.userCode ?? "",
    taxCode: String(unseal(line.member.taxCodeSealed)),
  };
}
type Member = Awaited<ReturnType<typeof givenMember>>;

const ask = async (
  { address, userCode, taxCode }: Pick<Member, "address" | "userCode" | "taxCode">,
  change: object = {},
) =>
  askHelp(
    {
      kind: "member-renewal",
      ...{ address, userCode, taxCode, termMonths: "12", signed: await aPaper() },
      ...{ name: "Prova Esempio", email: "iscritta@posta.example", message: "", visitor: visitor() },
      ...change,
    } as never,
    { seller, actor: { kind: "anonymous" } },
  );
const rowOf = (id: string) => db().request.findFirstOrThrow({ where: { id } });
const renew = (requestId: string, who: User, termMonths = 12) =>
  renewMemberMailbox({ requestId, termMonths, text: "Ecco." } as never, by(who));

it("renews a member's mailbox at the agreement's price, whatever the window says, by the paper that was signed", async () => {
  const member = await givenMember();
  expect(await ask(member, { signed: "altro" })).toMatchObject({ code: "file-unknown", field: "signed" });
  expect(await ask(member, { signed: "" })).toMatchObject({ code: "invalid-input" });
  const { requestId } = done(await ask(member));
  expect(await ask(member)).toMatchObject({ code: "request-already-open" });
  expect(await rowOf(requestId)).toMatchObject({ kind: "member-renewal", facts: { taxCodeMatches: true } });
  expect(await db().attachment.count({ where: { subjectId: requestId, kind: "signed" } })).toBe(1);
  expect(await memberRenewalTerms(seller, member.mailboxId)).toMatchObject({
    terms: [{ termMonths: 12, netCents: 1500 }],
  });
  const words = { requestId, decision: "accept" as const, text: "Va bene." };
  expect(await answerRequest(words, by(rep))).toMatchObject({ code: "request-needs-act" });
  expect(await renew(requestId, rep, 36)).toMatchObject({ code: "renewal-no-price", field: "termMonths" });
  expect(await rowOf(requestId)).toMatchObject({ state: "open" });
  const { orderId } = done(await renew(requestId, rep));
  expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({
    ...{ kind: "renewal", state: "placed", channel: "agreement", agreementId: member.agreementId, requestId },
    ...{ netCents: 1500, totalCents: 1830 },
  });
  expect(await ordersOfRequest(seller, requestId)).toMatchObject([
    { state: "placed", path: expect.stringContaining("/paga/") },
  ]);
  done(await settleByCard({ orderId }, system(seller)));
  done(await recordRenewal({ orderId }, system(seller)));
  const renewed = await db().mailbox.findFirstOrThrow({ where: { id: member.mailboxId } });
  expect(renewed.expiresOn?.getTime()).toBeGreaterThan(toDb(addDays(today(), 1)).getTime());
}, 60_000);

it("of two who accept at once one wins; what the professional order bears whole is renewed at once", async () => {
  const prices = [
    { plan: "base", act: "activation" as const, termMonths: "24", amount: "16", share: "" },
    { plan: "base", act: "renewal" as const, termMonths: "12", amount: "15", share: "15" },
  ];
  const member = await givenMember({ prices });
  const { requestId } = done(await ask(member));
  const both = await Promise.all([renew(requestId, rep), renew(requestId, rep)]);
  expect(both.filter((each) => "orderId" in each)).toHaveLength(1);
  expect(both.find((each) => "code" in each)).toMatchObject({ code: "request-decided" });
  expect(await ordersOfRequest(seller, requestId)).toHaveLength(1);
  expect(await db().order.findFirst({ where: { requestId } })).toMatchObject({ state: "settled", shareCents: 1500 });
}, 60_000);

it("decides nothing of a mailbox under no agreement, or whose agreement is over", async () => {
  const alone = await givenMailbox({ seller, expiresOn: addMonths(today(), -9) });
  const own = {
    address: `${alone.localPart}@${alone.domain}`,
    userCode: alone.userCode ?? "",
    taxCode: "SMPPRV80A01H501H",
  };
  const first = done(await ask(own));
  expect(await renew(first.requestId, rep)).toMatchObject({ code: "not-under-agreement" });
  const member = await givenMember({ afterEnd: "no-renewal" });
  const second = done(await ask(member));
  done(await endAgreement({ agreementId: member.agreementId, why: "Prova" }, system(seller)));
  expect(await renew(second.requestId, rep)).toMatchObject({ code: "agreement-no-renewal" });
  expect(await renew(second.requestId, other)).toMatchObject({ code: "outside-territory" });
  for (const { requestId } of [first, second]) expect(await rowOf(requestId)).toMatchObject({ state: "open" });
}, 60_000);
