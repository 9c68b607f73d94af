import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { httpProvider } from "@/lib/connectors/mailbox-provider/http";
import type { CreateMailbox } from "@/lib/connectors/mailbox-provider/port";
import { sandboxRef } from "@/lib/connectors/mailbox-provider/sandbox-state";
import { keys, sandbox, type TestSandbox } from "./support/sandbox";
import { deadUrl, recordingServer } from "./support/server";

const order = (over: Partial<CreateMailbox> = {}): CreateMailbox => ({
  address: "studio.verdi@pec.example.it",
  holder: { kind: "person", name: "Anna Verdi", taxCode: "VRDNNA80A41H501X" },
  plan: "base",
  expiry: "2028-11-21",
  userIdPrefix: "HMS",
  idempotencyKey: "order-1:name-1",
  since: "2026-01-01T00:00:00Z",
  ...over,
});

const connect = ({ url }: { url: string }, timeoutMs = 5_000) =>
  httpProvider({ baseUrl: `${url}/provider`, apiKey: keys.provider, timeoutMs });

async function created(running: TestSandbox) {
  const provider = connect(running);
  const made = await provider.createMailbox(order());
  if ("refused" in made) throw new Error(made.code);
  return { provider, ...made };
}

async function login(running: TestSandbox, name: string, password: string): Promise<number> {
  const response = await fetch(`${running.url}/provider/v1/login`, {
    method: "POST",
    headers: { authorization: `Bearer ${keys.provider}` },
    body: JSON.stringify({ login: name, password }),
  });
  return response.status;
}

describe("a mailbox's life at the provider", () => {
  it("is free, created, found, and taken from then on", async () => {
    const running = await sandbox();
    const provider = connect(running);
    expect(await provider.checkName("studio.verdi@pec.example.it")).toBe("free");
    expect(await provider.findMailbox({ address: "studio.verdi@pec.example.it" })).toBeNull();
    const made = await provider.createMailbox(order());
    expect(made).toEqual({ providerRef: sandboxRef("studio.verdi@pec.example.it"), userId: "HMS1000001" });
    expect(await provider.checkName("Studio.Verdi@pec.example.it")).toBe("taken");
    const found = { ...made, address: "studio.verdi@pec.example.it", state: "active", expiry: "2028-11-21" };
    expect(await provider.findMailbox({ address: "studio.verdi@pec.example.it" })).toEqual(found);
    expect(await provider.findMailbox({ idempotencyKey: "order-1:name-1" })).toEqual(found);
    expect(await provider.findMailbox({ idempotencyKey: "order-2:name-1" })).toBeNull();
  });

  it("renews, suspends, restores and closes, and keeps a closed name for its holder", async () => {
    const running = await sandbox();
    const { provider, providerRef } = await created(running);
    const step = (idempotencyKey: string) => ({ providerRef, idempotencyKey });
    expect(await provider.renewMailbox({ ...step("r1"), newExpiry: "2030-11-21" })).toMatchObject({
      expiry: "2030-11-21",
    });
    expect(await provider.suspendMailbox(step("s1"))).toMatchObject({ state: "suspended" });
    expect(await provider.restoreMailbox(step("s2"))).toMatchObject({ state: "active" });
    expect(await provider.closeMailbox(step("c1"))).toMatchObject({ state: "closed", expiry: "2030-11-21" });
    expect(await provider.closeMailbox(step("c2"))).toMatchObject({ state: "closed" });
    expect(await provider.renewMailbox({ ...step("r2"), newExpiry: "2031-11-21" })).toEqual({
      refused: true,
      code: "provider-rejected",
      params: { providerCode: "mailbox-closed" },
    });
    const another = { kind: "person", name: "Bruno Verdi", taxCode: "VRDBRN80A01H501X" } as const;
    const asked = await provider.createMailbox(order({ idempotencyKey: "another", holder: another }));
    expect(asked).toMatchObject({ code: "name-taken" });
    expect(await provider.createMailbox(order({ idempotencyKey: "again" }))).toMatchObject({ providerRef });
  });

  it("a renewal gives a suspended mailbox its access back and never shortens it", async () => {
    const running = await sandbox();
    const { provider, providerRef } = await created(running);
    await provider.suspendMailbox({ providerRef, idempotencyKey: "s" });
    const renewed = await provider.renewMailbox({ providerRef, newExpiry: "2029-11-21", idempotencyKey: "r" });
    expect(renewed).toMatchObject({ state: "active", expiry: "2029-11-21" });
    const shorter = await provider.renewMailbox({ providerRef, newExpiry: "2027-11-21", idempotencyKey: "r2" });
    expect(shorter).toMatchObject({ code: "provider-rejected", params: { providerCode: "expiry-earlier" } });
  });

  it("counts user-ids per prefix", async () => {
    const provider = connect(await sandbox());
    const ids = [];
    for (const [index, userIdPrefix] of ["HMS", "HMS", "KLX"].entries()) {
      const made = await provider.createMailbox(
        order({ address: `n${index}@pec.example.it`, userIdPrefix, idempotencyKey: `k${index}` }),
      );
      ids.push("userId" in made ? made.userId : made.code);
    }
    expect(ids).toEqual(["HMS1000001", "HMS1000002", "KLX1000001"]);
  });

  it("takes in the mailboxes of a demo, once, and numbers after them", async () => {
    const running = await sandbox();
    const mailboxes = [{ userId: "HMS2000009", address: "demo@pec.example.it", expiry: "2027-01-31" }];
    const answers = [];
    for (let round = 0; round < 2; round += 1) {
      answers.push(await (await running.control("/provider/__mailboxes", { mailboxes })).json());
    }
    expect(answers).toEqual([{ imported: 1 }, { imported: 0 }]);
    const provider = connect(running);
    const providerRef = sandboxRef("demo@pec.example.it");
    expect(await provider.findMailbox({ address: "demo@pec.example.it" })).toMatchObject({ providerRef });
    expect(await provider.renewMailbox({ providerRef, newExpiry: "2029-01-31", idempotencyKey: "r" })).toMatchObject({
      expiry: "2029-01-31",
    });
    expect(await provider.createMailbox(order())).toMatchObject({ userId: "HMS2000010" });
  });
});

describe("names", () => {
  it("some are taken from the start, others are lost to someone else, for ever", async () => {
    const running = await sandbox();
    const provider = connect(running);
    expect(await provider.checkName("mario.rossi@pec.example.it")).toBe("taken");
    expect(await provider.createMailbox(order({ address: "info@pec.example.it" }))).toEqual({
      refused: true,
      code: "name-taken",
    });
    await running.control("/provider/__names", { address: order().address });
    expect(await provider.checkName(order().address)).toBe("taken");
    expect(await provider.createMailbox(order({ idempotencyKey: "k" }))).toMatchObject({ code: "name-taken" });
    await running.close();
    const reopened = await sandbox({ dataDir: running.dataDir });
    expect(await connect(reopened).checkName(order().address)).toBe("taken");
  });

  it("one of 32 buyers gets a name", async () => {
    const provider = connect(await sandbox());
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, buyer) => provider.createMailbox(order({ idempotencyKey: `buyer-${buyer}` }))),
    );
    expect(answers.filter((answer) => "userId" in answer)).toHaveLength(1);
    expect(answers.filter((answer) => "code" in answer && answer.code === "name-taken")).toHaveLength(31);
  });
});

describe("idempotency", () => {
  it("the same key creates once, 16 times in parallel, and after a restart", async () => {
    const running = await sandbox();
    const provider = connect(running);
    const answers = await Promise.all(Array.from({ length: 16 }, () => provider.createMailbox(order())));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ userId: "HMS1000001" });
    await running.close();
    const reopened = await sandbox({ dataDir: running.dataDir });
    expect(await connect(reopened).createMailbox(order())).toEqual(answers[0]);
  });

  it("the same key with another body is refused", async () => {
    const provider = connect(await sandbox());
    await provider.createMailbox(order());
    expect(await provider.createMailbox(order({ plan: "gold" }))).toMatchObject({
      code: "provider-rejected",
      params: { providerCode: "idempotency-key-reused" },
    });
  });
});

describe("the provisional password", () => {
  it("opens the mailbox once, is the same for the same key, and is never on disk", async () => {
    const running = await sandbox();
    const { provider, providerRef, userId } = await created(running);
    const first = await provider.issueProvisionalPassword({ providerRef, idempotencyKey: "p1" });
    expect(await provider.issueProvisionalPassword({ providerRef, idempotencyKey: "p1" })).toEqual(first);
    if ("refused" in first) throw new Error(first.code);
    expect(first.password).toMatch(/^[a-zA-Z]{8}-\d{4}$/);
    const journal = readFileSync(join(running.dataDir, "sandbox", "provider.jsonl"), "utf8");
    expect(journal).not.toContain(first.password);
    expect(journal).not.toContain("VRDNNA80A41H501X");
    expect(await login(running, userId, "wrong-0000")).toBe(401);
    expect(await login(running, userId, first.password)).toBe(200);
    expect(await login(running, userId, first.password)).toBe(401);
    expect(await provider.issueProvisionalPassword({ providerRef, idempotencyKey: "p1" })).toMatchObject({
      params: { providerCode: "password-used" },
    });
  });

  it("a new one replaces an unused one; the address works as login too", async () => {
    const running = await sandbox();
    const { provider, providerRef } = await created(running);
    const [old, fresh] = [
      await provider.issueProvisionalPassword({ providerRef, idempotencyKey: "p1" }),
      await provider.issueProvisionalPassword({ providerRef, idempotencyKey: "p2" }),
    ];
    if ("refused" in old || "refused" in fresh) throw new Error("no password");
    expect(await login(running, order().address, old.password)).toBe(401);
    expect(await login(running, order().address, fresh.password)).toBe(200);
  });
});

describe("faults", () => {
  it("down: nothing done, said so, and done by the next try", async () => {
    const running = await sandbox();
    const provider = connect(running);
    await running.fault("provider", { mode: "down", times: 2 });
    expect(await provider.createMailbox(order())).toEqual({ refused: true, code: "provider-unavailable" });
    expect(await provider.checkName(order().address)).toMatchObject({ code: "provider-unavailable" });
    expect(await provider.findMailbox({ address: order().address })).toBeNull();
    expect(await provider.createMailbox(order())).toHaveProperty("userId");
  });

  it("a plain 500 leaves a change unknown and a question unanswered", async () => {
    const running = await sandbox();
    const provider = connect(running);
    await running.fault("provider", { mode: "down", status: 500 });
    expect(await provider.createMailbox(order())).toEqual({ refused: true, code: "provider-unknown" });
    expect(await provider.checkName(order().address)).toMatchObject({ code: "provider-unavailable" });
  });

  it("nobody there, or a wrong key: nothing done", async () => {
    const dead = httpProvider({ baseUrl: await deadUrl(), apiKey: "x" });
    expect(await dead.createMailbox(order())).toMatchObject({ code: "provider-unavailable" });
    const { url } = await sandbox();
    const stranger = httpProvider({ baseUrl: `${url}/provider`, apiKey: "wrong" });
    expect(await stranger.createMailbox(order())).toMatchObject({ code: "provider-unavailable" });
    expect(await stranger.checkName(order().address)).toMatchObject({ code: "provider-unavailable" });
  });

  it("success then timeout: unknown, found by key, and repeated without doubling", async () => {
    const running = await sandbox();
    const provider = connect(running, 400);
    await running.fault("provider", { mode: "timeout-after-success", times: 1, match: "POST /v1/mailboxes" });
    expect(await provider.createMailbox(order())).toEqual({ refused: true, code: "provider-unknown" });
    const found = await provider.findMailbox({ idempotencyKey: order().idempotencyKey });
    expect(found).toMatchObject({ userId: "HMS1000001", state: "active" });
    expect(await provider.createMailbox(order())).toMatchObject({ userId: "HMS1000001" });
  });

  it("slow: waits for a slow answer, gives up on a slower one", async () => {
    const running = await sandbox();
    await running.fault("provider", { mode: "slow", delayMs: 600 });
    expect(await connect(running).createMailbox(order())).toHaveProperty("userId");
    expect(
      await connect(running, 150).renewMailbox({ providerRef: "x", newExpiry: "2030-01-01", idempotencyKey: "k" }),
    ).toMatchObject({ code: "provider-unknown" });
  });

  it("malformed: a change is unknown, then found done", async () => {
    const running = await sandbox();
    const provider = connect(running);
    await running.fault("provider", { mode: "malformed", times: 1 });
    expect(await provider.createMailbox(order())).toEqual({ refused: true, code: "provider-unknown" });
    expect(await provider.findMailbox({ address: order().address })).toMatchObject({ state: "active" });
    await running.fault("provider", { mode: "malformed", times: 1 });
    expect(await provider.findMailbox({ address: order().address })).toMatchObject({ code: "provider-unavailable" });
  });

  it("duplicate: a request that arrives twice counts once", async () => {
    const running = await sandbox();
    const provider = connect(running);
    await running.fault("provider", { mode: "duplicate" });
    expect(await provider.createMailbox(order())).toMatchObject({ userId: "HMS1000001" });
    expect(await provider.createMailbox(order({ address: "b@pec.example.it", idempotencyKey: "b" }))).toMatchObject({
      userId: "HMS1000002",
    });
  });

  it("the seller's wallet empty: nothing done, not a verdict on the mailbox", async () => {
    const running = await sandbox();
    const { provider, providerRef } = await created(running);
    await running.fault("provider", { mode: "wallet-empty", times: 1, match: "POST" });
    const renewal = { providerRef, newExpiry: "2030-11-21", idempotencyKey: "r" };
    expect(await provider.renewMailbox(renewal)).toMatchObject({ code: "provider-unavailable" });
    expect(await provider.renewMailbox(renewal)).toMatchObject({ expiry: "2030-11-21" });
  });

  it("an error page of something in between is no verdict", async () => {
    const proxy = await recordingServer(() => ({ status: 404, body: "<h1>Not Found</h1>" }));
    const provider = httpProvider({ baseUrl: proxy.url, apiKey: "x" });
    expect(await provider.createMailbox(order())).toMatchObject({ code: "provider-unknown" });
  });

  it("a redirect is not followed", async () => {
    const elsewhere = await recordingServer();
    const gateway = await recordingServer(() => ({ status: 302, headers: { location: elsewhere.url } }));
    const provider = httpProvider({ baseUrl: gateway.url, apiKey: "x" });
    expect(await provider.createMailbox(order())).toMatchObject({ code: "provider-unknown" });
    expect(elsewhere.received).toHaveLength(0);
  });
});

describe("state on disk", () => {
  it("a torn last line is cut off and what came before is kept", async () => {
    const running = await sandbox();
    await created(running);
    await running.close();
    appendFileSync(join(running.dataDir, "sandbox", "provider.jsonl"), '[["mailbox","mb_torn",{"ref":"mb_to');
    const reopened = await sandbox({ dataDir: running.dataDir });
    const provider = connect(reopened);
    expect(await provider.findMailbox({ address: order().address })).toMatchObject({ userId: "HMS1000001" });
    const next = order({ address: "dopo@pec.example.it", idempotencyKey: "k2" });
    expect(await provider.createMailbox(next)).toMatchObject({ userId: "HMS1000002" });
    await reopened.close();
    const again = await sandbox({ dataDir: running.dataDir });
    expect(await connect(again).findMailbox({ address: order().address })).toMatchObject({ userId: "HMS1000001" });
    expect(await connect(again).findMailbox({ address: next.address })).toMatchObject({ userId: "HMS1000002" });
  });
});
