import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMonths, dayInRome, instantFromDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import type { Actor } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { requestFilter } from "@/lib/requests/filter";
import { sweepResellers } from "@/lib/requests/jobs/sweep-resellers";
import { answerAsReseller } from "@/lib/requests/operations/answer-as-reseller";
import { answerRequest } from "@/lib/requests/operations/answer-request";
import { askHelp } from "@/lib/requests/operations/ask-help";
import { handOnOverdue } from "@/lib/requests/operations/hand-on-overdue";
import { handOnRequest } from "@/lib/requests/operations/hand-on-request";
import { replyRequest } from "@/lib/requests/operations/reply-request";
import { requestRenewal } from "@/lib/requests/operations/request-renewal";
import { listRequests, nextRequest, requestForStaff } from "@/lib/requests/queries";
import { requestForReseller, requestsOfReseller, waitingForReseller } from "@/lib/requests/queries/reseller";
import { suspendReseller } from "@/lib/resellers/operations/suspend-reseller";
import { queueOf } from "@/lib/staff/queries/queue";
import { givenMailbox, system } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { demoPolicy } from "@/tests/support/policy";
import { givenReseller } from "@/tests/support/resellers";
import { givenDatabase, givenSeller } from "@/tests/support/seller";

const seller = "demo";
let close: () => Promise<void>;
let rep: Awaited<ReturnType<typeof givenUser>>;
let office: Awaited<ReturnType<typeof givenUser>>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(seller);
  await givenUser(seller, { roles: ["admin"] });
  rep = await givenUser(seller, { roles: ["sales"], territory: ["RM"] });
  office = await givenUser(seller, { roles: ["back-office"] });
});
afterAll(() => close?.());

type Reseller = Awaited<ReturnType<typeof givenReseller>>;
const anonymous: Actor = { kind: "anonymous" };
const by = (actor: Actor) => ({ seller, actor });
const whose = ({ resellerId }: Reseller) => ({ seller, resellerId });
const row = (id: string) => db().request.findUniqueOrThrow({ where: { sellerId_id: { sellerId: seller, id } } });
const mails = async (template: string, requestId: string) =>
  (await db().mail.findMany({ where: { template, facts: { path: ["requestId"], equals: requestId } } })).map(
    ({ recipient }) => recipient,
  );

/** A mailbox of a reseller's customer that lapsed long ago, and the request to renew it all the same. */
async function given(reseller: Reseller, { actor = anonymous, email = "cliente@posta.example" } = {}) {
  const mailbox = await givenMailbox({
    userId: reseller.userId,
    state: "suspended",
    expiresOn: addMonths(dayInRome(now()), -8),
  });
  const asked = await requestRenewal(
    {
      userCode: mailbox.userCode ?? "",
      address: `${mailbox.localPart}@${mailbox.domain}`,
      name: "Cliente del Rivenditore",
      email,
      province: "RM",
      message: "Vorrei rinnovare.",
    },
    by(actor),
  );
  if (isRefusal(asked)) throw new Error(asked.code);
  return asked.requestId;
}

describe("a request of a reseller's customer", () => {
  it("comes to the reseller first, and to nobody's queue at the seller", async () => {
    const reseller = await givenReseller();
    const requestId = await given(reseller);
    const request = await row(requestId);
    expect(request).toMatchObject({ resellerId: reseller.resellerId, assignedToId: null, handedOnAt: null });
    expect(Number(request.resellerUntil)).toBeLessThan(Number(request.dueAt));
    expect(await mails("request-for-reseller", requestId)).toEqual([reseller.email]);
    expect(await mails("request-assigned", requestId)).toEqual([]);
    expect(await waitingForReseller(whose(reseller))).toBe(1);
    const viewer = { seller, userId: office.userId } as Parameters<typeof listRequests>[0];
    const { rows } = await listRequests(viewer, requestFilter.parse({ whose: "all" }), 50);
    expect(rows.find(({ id }) => id === requestId)).toMatchObject({ withReseller: "Studio Rivendita di Prova" });
    if (office.actor.kind !== "user") throw new Error("somebody");
    const queue = await queueOf({ seller, policy: demoPolicy(), actor: office.actor });
    expect(queue.items.map(({ id }) => id)).not.toContain(requestId);
    expect(await nextRequest({ seller, userId: rep.userId })).not.toBe(requestId);
  });

  it("is the seller's at once when the reseller itself asks, is suspended, or the rules give it no time", async () => {
    const reseller = await givenReseller();
    for (const asker of [{ actor: reseller.actor }, { email: reseller.email.toUpperCase() }])
      expect(await row(await given(reseller, asker))).toMatchObject({ resellerId: null, assignedToId: rep.userId });
    await suspendReseller({ resellerId: reseller.resellerId, why: "Prova" }, system());
    expect(await row(await given(reseller))).toMatchObject({ resellerId: null, assignedToId: rep.userId });
  });

  it("is answered in the reseller's name, reopened by a reply, and closed", async () => {
    const reseller = await givenReseller();
    const requestId = await given(reseller);
    const say = (decision: "answer" | "accept" | "refuse") =>
      answerAsReseller({ requestId, decision, text: "Ci penso io." }, by(reseller.actor));
    expect(await say("answer")).toMatchObject({ state: "answered" });
    expect(await mails("request-answered", requestId)).toEqual(["cliente@posta.example"]);
    const link: Actor = { kind: "link", purpose: "request", subjectId: requestId };
    expect(await replyRequest({ requestId, text: "Grazie, e poi?" }, by(link))).toEqual({ requestId });
    const shown = await requestForReseller(whose(reseller), requestId);
    expect(shown?.messages.map(({ authorName }) => authorName)).toEqual([
      "Cliente del Rivenditore",
      "Studio Rivendita di Prova",
      "Cliente del Rivenditore",
    ]);
    expect(shown).toMatchObject({ own: true, state: "open" });
    expect(await say("refuse")).toMatchObject({ state: "refused" });
    expect(await say("answer")).toMatchObject({ code: "request-handed-on" });
  });

  it("is handed on with a reason to the rep of the province, once", async () => {
    const reseller = await givenReseller();
    const requestId = await given(reseller);
    const on = () => handOnRequest({ requestId, why: "Serve un prezzo del venditore" }, by(reseller.actor));
    const both = await Promise.all([on(), on()]);
    expect(both.filter(isRefusal)).toMatchObject([{ code: "request-handed-on" }]);
    expect(await row(requestId)).toMatchObject({ assignedToId: rep.userId, state: "open" });
    expect(await mails("request-assigned", requestId)).toEqual([rep.email]);
    expect(await requestForStaff(seller, requestId)).toMatchObject({
      withReseller: null,
      handedOnWhy: "Serve un prezzo del venditore",
    });
    const answered = await answerAsReseller({ requestId, decision: "answer", text: "No." }, by(reseller.actor));
    expect(answered).toMatchObject({ code: "request-handed-on" });
    expect(await requestForReseller(whose(reseller), requestId)).toMatchObject({ own: false });
  });

  it("goes on by itself when its time is over, unless it was answered", async () => {
    const reseller = await givenReseller();
    const [silent, answered] = [await given(reseller), await given(reseller)];
    await answerAsReseller({ requestId: answered, decision: "answer", text: "Eccomi." }, by(reseller.actor));
    expect(await handOnOverdue({ requestId: silent }, system())).toMatchObject({ code: "request-not-due" });
    const { resellerUntil } = await row(silent);
    if (!resellerUntil) throw new Error("with a reseller");
    await sweepResellers(instantFromDb(resellerUntil).add({ seconds: 1 }));
    expect(await row(silent)).toMatchObject({ assignedToId: rep.userId, handedOnWhy: null });
    expect((await row(silent)).handedOnAt).not.toBeNull();
    expect(await row(answered)).toMatchObject({ handedOnAt: null, state: "answered" });
  });

  it("goes on when the reseller is suspended", async () => {
    const reseller = await givenReseller();
    const requestId = await given(reseller);
    await suspendReseller({ resellerId: reseller.resellerId, why: "Prova" }, system());
    await sweepResellers(now());
    expect(await row(requestId)).toMatchObject({ assignedToId: rep.userId });
  });

  it("is the seller's when the staff answer; of the two who answer at once one finds it gone", async () => {
    for (let pair = 0; pair < 10; pair += 1) {
      const reseller = await givenReseller();
      const requestId = await given(reseller);
      const answer = { requestId, decision: "refuse" as const, text: "Non si può." };
      const outcomes = await Promise.all([
        answerRequest(answer, by(office.actor)),
        answerAsReseller(answer, by(reseller.actor)),
      ]);
      expect(outcomes.filter(isRefusal)).toHaveLength(1);
      expect(await db().requestMessage.count({ where: { requestId, fromStaff: true } })).toBe(1);
    }
  });

  it("whose act only the seller has is answered or handed on, never accepted", async () => {
    const reseller = await givenReseller();
    const mailbox = await givenMailbox({ userId: reseller.userId, expiresOn: addMonths(today(), 5) });
    const asked = await askHelp(
      {
        asked: {
          kind: "more-space",
          userCode: mailbox.userCode ?? "",
          address: `${mailbox.localPart}@${mailbox.domain}`,
          where: "inbox",
          gigabytes: "2",
          name: "Cliente",
          email: "cliente@posta.example",
          message: "",
        },
        files: [],
      },
      by(anonymous),
    );
    if (isRefusal(asked)) throw new Error(asked.code);
    const accepted = answerAsReseller({ ...asked, requestId: asked.requestId, ...accept }, by(reseller.actor));
    expect(await accepted).toMatchObject({ code: "invalid-input" });
    const { requestId } = asked;
    expect(await answerAsReseller({ requestId, ...accept }, by(reseller.actor))).toMatchObject({
      code: "request-needs-act",
    });
  });
});
const accept = { decision: "accept" as const, text: "Fatto." };

it("200 requests of reseller B are nowhere for reseller A, nor for a customer", async () => {
  const [a, b] = [await givenReseller(), await givenReseller()];
  const { actor: customer } = await givenUser(seller);
  const template = await row(await given(b));
  const ids = await Promise.all(
    Array.from({ length: 199 }, async (_, n) => {
      const id = crypto.randomUUID();
      const facts = template.facts ?? {};
      await db().request.create({ data: { ...template, facts, id, code: `${template.code}${n}`, mailboxId: null } });
      return id;
    }),
  );
  expect(await waitingForReseller(whose(b))).toBe(200);
  expect(await waitingForReseller(whose(a))).toBe(0);
  for (const q of ["", template.code, "Cliente del"])
    expect(await requestsOfReseller(whose(a), requestFilter.parse({ q, state: "any" }), 50)).toEqual({
      rows: [],
      total: 0,
    });
  for (const id of [template.id, ...ids]) expect(await requestForReseller(whose(a), id)).toBeNull();
  for (const requestId of [template.id, ...ids.slice(0, 20)])
    for (const [actor, code] of [
      [a.actor, "request-unknown"],
      [customer, "not-allowed"],
    ] as const) {
      expect(await handOnRequest({ requestId, why: "Mia" }, by(actor))).toMatchObject({ code });
      const answered = await answerAsReseller({ requestId, decision: "refuse", text: "Mia" }, by(actor));
      expect(answered).toMatchObject({ code });
    }
  expect(await db().requestMessage.count({ where: { requestId: template.id, fromStaff: true } })).toBe(0);
});
