import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { balanceOf } from "@/lib/accounts/store/balance";
import { handler } from "@/lib/agreements/jobs/activate";
import { changeActivationLine } from "@/lib/agreements/operations/change-activation-line";
import { confirmActivation } from "@/lib/agreements/operations/confirm-activation";
import { steerActivation } from "@/lib/agreements/operations/steer-activation";
import { cancelOrder } from "@/lib/orders/operations/cancel-order";
import { readBillingParty } from "@/lib/orders/store/answers";
import { SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { givenProfessionalOrder, givenRun, must, prepared, UNIT } from "@/tests/support/activations";
import { givenUser } from "@/tests/support/people";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";
import { givenBalance, ledgerFaults } from "../payments/support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", (policy) => {
    policy.money.methods.agreement = ["card"];
  });
});
afterAll(async () => {
  expect(await ledgerFaults()).toEqual([]);
  await stack.close();
});

const carryOut = (runId: string) =>
  handler({ seller: "demo", runId }, { jobId: runId, retry: 0, signal: AbortSignal.timeout(60_000) });
const balance = (userId: string) => db().$transaction((tx) => balanceOf(tx, "demo", userId));
const runOf = (id: string) => db().activationRun.findFirstOrThrow({ where: { id } });
const linesOf = (runId: string) =>
  db().activationLine.findMany({ where: { runId }, orderBy: { n: "asc" }, include: { order: true, member: true } });

describe("mailboxes of many members", () => {
  it("are ordered, paid by the order's account, invoiced to it and made at the provider", async () => {
    const order = await givenProfessionalOrder("demo", 12);
    await givenBalance("demo", order.secretary.userId, 20 * UNIT);
    const runId = await givenRun(order, order.secretary.actor);
    await runJobs(["mail.send", "invoice.render"]);
    const lines = await linesOf(runId);
    expect(lines.map(({ order: each }) => each?.state)).toEqual(Array(12).fill("fulfilled"));
    expect(await balance(order.secretary.userId)).toBe(8 * UNIT);
    expect(await runOf(runId)).toMatchObject({ state: "done", pausedWhy: null });
    const mailboxes = await db().mailbox.findMany({
      where: { orderId: { in: lines.map((line) => line.orderId ?? "") } },
    });
    expect(mailboxes.map(({ state }) => state)).toEqual(Array(12).fill("active"));
    expect(new Set(mailboxes.map(({ localPart }) => localPart)).size).toBe(12);
    const party = readBillingParty(lines[0]?.order?.billingSealed ?? "");
    expect(party).toMatchObject({ name: "Ordine degli Avvocati di Prova", taxCode: "00743110157" });
    const holder = await db().holder.findFirstOrThrow({ where: { id: lines[0]?.order?.holderId ?? "" } });
    expect(holder).toMatchObject({ email: lines[0]?.member.email, taxCodeIndex: lines[0]?.member.taxCodeIndex });
    expect(await prepared(order, order.secretary.actor)).toMatchObject({ code: "nobody-to-activate" });
  });

  it("stop where the money ends, and go on when there is more", async () => {
    const order = await givenProfessionalOrder("demo", 13, { slug: "senza-soldi" });
    await givenBalance("demo", order.secretary.userId, 11 * UNIT + 5);
    const runId = await givenRun(order, order.secretary.actor, { q: "Prova" });
    await carryOut(runId);
    expect(await runOf(runId)).toMatchObject({ state: "paused", pausedWhy: "insufficient-balance" });
    expect(await balance(order.secretary.userId)).toBe(5);
    await givenBalance("demo", order.secretary.userId, 2 * UNIT);
    must(await steerActivation({ runId, event: "resume" }, { seller: "demo", actor: order.secretary.actor }));
    await carryOut(runId);
    expect(await runOf(runId)).toMatchObject({ state: "done" });
    expect(await balance(order.secretary.userId)).toBe(5);
  });

  it("wait for a member's own money where members pay", async () => {
    const order = await givenProfessionalOrder("demo", 2, { slug: "pagano-loro" });
    const runId = await givenRun(order, order.secretary.actor, { pays: "member" });
    await carryOut(runId);
    const lines = await linesOf(runId);
    expect(lines.map((line) => line.order?.state)).toEqual(["placed", "placed"]);
    const mails = await db().mail.count({
      where: { template: "order-received", recipient: lines[0]?.order?.email ?? "" },
    });
    expect(mails).toBeGreaterThan(0);
  });

  it("are completed by the member through a link, with the name kept meanwhile", async () => {
    const order = await givenProfessionalOrder("demo", 2, { slug: "con-il-link" });
    const link = { papers: "link", pays: "member", office: {} } as const;
    const runId = await givenRun(order, order.secretary.actor, link as never);
    await carryOut(runId);
    const lines = await linesOf(runId);
    expect(lines.map((line) => [line.order?.state, line.order?.memberId === line.memberId])).toEqual([
      ["draft", true],
      ["draft", true],
    ]);
    const held = await db().name.findMany({ where: { orderId: { in: lines.map((line) => line.orderId ?? "") } } });
    expect(held.map(({ localPart, state }) => [localPart, state]).sort()).toEqual(
      lines.map(({ names }) => [names[0], "held"]).sort(),
    );
    const mail = await db().mail.findFirstOrThrow({
      where: { template: "member-invited", dedupeKey: `member-invited:${lines[0]?.orderId}` },
    });
    expect(mail.recipient).toBe(lines[0]?.member.email);
    expect(await prepared(order, order.secretary.actor)).toMatchObject({ code: "nobody-to-activate" });
    await cancelOrder({ orderId: lines[0]?.orderId ?? "" }, { seller: "demo", actor: SYSTEM("test") });
    const again = await givenRun(order, order.secretary.actor, link as never);
    await carryOut(again);
    expect((await linesOf(again)).map(({ state }) => state)).toEqual(["ordered"]);
    expect((await linesOf(runId)).map(({ state }) => state).sort()).toEqual(["lapsed", "ordered"]);
  });

  it("are never two for a member, whoever buys first", async () => {
    const order = await givenProfessionalOrder("demo", 3, { slug: "due-volte" });
    await givenBalance("demo", order.secretary.userId, 20 * UNIT);
    const first = await givenRun(order, order.secretary.actor);
    const second = await givenRun(order, order.secretary.actor);
    await Promise.all([carryOut(first), carryOut(second), carryOut(first), carryOut(second)]);
    const lines = [...(await linesOf(first)), ...(await linesOf(second))];
    expect(lines.filter(({ state }) => state === "ordered")).toHaveLength(3);
    expect(lines.filter(({ reason }) => reason === "member-has-order")).toHaveLength(3);
    expect(await balance(order.secretary.userId)).toBe(17 * UNIT);
  });

  it("fail one by one: nobody's mail, no name, gone from the list", async () => {
    const order = await givenProfessionalOrder("demo", 4, { slug: "righe-rotte" });
    await givenBalance("demo", order.secretary.userId, 20 * UNIT);
    const members = await db().agreementMember.findMany({
      where: { agreementId: order.agreementId },
      orderBy: { lastName: "asc" },
    });
    const change = (n: number, data: object) =>
      db().agreementMember.updateMany({ where: { id: members[n]?.id ?? "" }, data });
    await change(0, { email: null });
    await change(1, { firstName: "Ольга", lastName: "Иванова" });
    const runId = await givenRun(order, order.secretary.actor);
    await change(2, { state: "left", leftAt: new Date() });
    await carryOut(runId);
    const byId = new Map((await linesOf(runId)).map((line) => [line.memberId, line.reason ?? line.state]));
    expect(members.map(({ id }) => byId.get(id))).toEqual([
      "member-without-email",
      "no-name-left",
      "member-left",
      "ordered",
    ]);
  });
});

describe("a prepared run", () => {
  it("is changed line by line before it begins", async () => {
    const order = await givenProfessionalOrder("demo", 2, { slug: "si-cambia" });
    const call = { seller: "demo", actor: order.secretary.actor };
    const { runId } = must(await prepared(order, order.secretary.actor));
    const [one, two] = await linesOf(runId);
    const change = (names: [string, string, string], more: object = {}) =>
      changeActivationLine({ runId, memberId: one?.memberId ?? "", names, ...more }, call);
    expect(await change(["Nome.Nuovo", "", "altro.nome"])).toEqual({ runId });
    expect((await linesOf(runId))[0]?.names).toEqual(["nome.nuovo", "altro.nome"]);
    expect(await change([two?.names[0] ?? "", "", ""])).toMatchObject({
      code: "name-of-another-line",
      field: "names.0",
    });
    expect(await change(["nome.nuovo", "NOME.nuovo", ""])).toMatchObject({ code: "name-twice", field: "names.1" });
    expect(await change(["è", "", ""])).toMatchObject({ code: "name-characters", field: "names.0" });
    expect(await change(["", "", ""], { leaveOut: true })).toEqual({ runId });
    const confirm = (seenLines: number) =>
      confirmActivation({ runId, seenLines, seenTotalCents: seenLines * UNIT, accepted: true }, call);
    expect(await confirm(2)).toMatchObject({ code: "activation-changed" });
    expect(await confirm(1)).toEqual({ runId });
    expect(await change(["altro.nome", "", ""])).toMatchObject({ code: "activation-under-way" });
    expect(await confirm(1)).toMatchObject({ code: "activation-cannot-confirm" });
  });

  it("is there for the order's people and the staff alone", async () => {
    const order = await givenProfessionalOrder("demo", 1, { slug: "non-mia" });
    const { actor } = await givenUser("demo");
    expect(await prepared(order, actor)).toMatchObject({ code: "agreement-unknown" });
    const { runId } = must(await prepared(order, order.secretary.actor));
    for (const event of ["pause", "resume", "drop"] as const)
      expect(await steerActivation({ runId, event }, { seller: "demo", actor })).toMatchObject({
        code: "activation-unknown",
      });
    const seen = { seenLines: 1, seenTotalCents: UNIT, accepted: true };
    expect(await confirmActivation({ runId, ...seen }, { seller: "demo", actor })).toMatchObject({
      code: "activation-unknown",
    });
    const elsewhere = await givenProfessionalOrder("demo", 0, { slug: "altro-ordine" });
    const other = { seller: "demo", actor: elsewhere.secretary.actor };
    expect(await confirmActivation({ runId, ...seen }, other)).toMatchObject({ code: "activation-unknown" });
  });

  it("keeps no papers where the agreement does not say so", async () => {
    const order = await givenProfessionalOrder("demo", 1, { slug: "senza-carte", collects: false });
    expect(await prepared(order, order.secretary.actor)).toMatchObject({ code: "papers-not-collected" });
  });

  it("stops at the agreement's cap", async () => {
    const order = await givenProfessionalOrder("demo", 3, { slug: "pochi-posti", maxMailboxes: "2" });
    await givenBalance("demo", order.secretary.userId, 20 * UNIT);
    const runId = await givenRun(order, order.secretary.actor);
    await carryOut(runId);
    expect(await runOf(runId)).toMatchObject({ state: "paused", pausedWhy: "agreement-full" });
    expect(await db().order.count({ where: { agreementId: order.agreementId, state: "settled" } })).toBe(2);
  });
});
