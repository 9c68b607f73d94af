import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "@/lib/audit/exchanges/verify";
import { httpProvider } from "@/lib/connectors/mailbox-provider/http";
import { startSandbox } from "@/lib/connectors/sandbox/start";
import { isPassword } from "@/lib/customers/password-hash";
import { fromDb, isBefore } from "@/lib/kernel/day";
import { PROVINCES } from "@/lib/kernel/provinces";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { stateOn } from "@/lib/mailboxes/mailbox";
import { billingPartySchema } from "@/lib/orders/answers";
import { holderSchema } from "@/lib/orders/schema";
import { today } from "@/lib/platform/clock";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { policyInForce } from "@/lib/sellers/store";
import { demoLogins, seed } from "@/prisma/seed";
import { givenDatabase } from "../../support/seller";

let end: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), "sportello-seed-"));
beforeAll(async () => {
  process.env.DATA_DIR = folder;
  end = await givenDatabase();
  expect(await seed()).toBe(true);
});
afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true });
});

const counts = async () => ({
  sellers: await db().seller.count(),
  users: await db().user.count(),
  mailboxes: await db().mailbox.count(),
  orders: await db().order.count(),
  files: await db().file.count(),
});

test("a demo filled once stays as it is", async () => {
  const before = await counts();
  expect(await seed()).toBe(false);
  expect(await counts()).toEqual(before);
  expect(before.sellers).toBe(5);
  expect(before.mailboxes).toBeGreaterThan(250);
});

test("passes every invariant", async () => {
  const verdicts = await verify();
  expect(verdicts).toHaveLength(13);
  expect(verdicts.flatMap((verdict) => verdict.offending)).toEqual([]);
});

test("has mailboxes in every lasting state, as their dates and the policy say", async () => {
  const boxes = await db().mailbox.findMany();
  const states = new Set(boxes.map((box) => box.state));
  for (const state of ["reserved", "active", "expired", "suspended", "cancelled", "revoked"] as const)
    expect(states).toContain(state);
  expect(states).toContain("provisioning_failed");
  expect(states).toContain("renewal_failed");
  for (const box of boxes.filter((each) => ["active", "expired", "suspended", "cancelled"].includes(each.state))) {
    const { policy } = (await policyInForce(db(), box.sellerId, today()))!;
    expect(stateOn(policy, fromDb(box.expiresOn!), today())).toBe(box.state);
  }
});

test("leaves nothing for a sweep of today but reminders", async () => {
  expect((await runSweep(today(), { dryRun: true })).steps).toEqual({});
});

test("has mailboxes with prefixes closed to online renewal", async () => {
  for (const prefix of ["KLX", "KVIS", "HLH"])
    expect(await db().mailbox.count({ where: { userCode: { startsWith: prefix } } })).toBe(1);
});

describe("people", () => {
  test("every province has exactly one sales rep at every seller", async () => {
    for (const { id } of await db().seller.findMany()) {
      const reps = await db().user.findMany({ where: { sellerId: id, roles: { has: "sales" } } });
      expect(reps).toHaveLength(2);
      expect(reps.flatMap((rep) => rep.territory).sort()).toEqual(Object.keys(PROVINCES).sort());
    }
  });

  test("the demo logins open", async () => {
    for (const { seller, userName, password } of demoLogins) {
      const user = await db().user.findFirstOrThrow({ where: { sellerId: seller, userName } });
      expect(await isPassword(user.passwordHash, password)).toBe(true);
    }
  });

  test("a customer has money in advance", async () => {
    const { id } = await db().user.findFirstOrThrow({ where: { sellerId: "visura", userName: "cliente" } });
    const account = await db().ledgerAccount.findFirstOrThrow({ where: { kind: "prepaid", ownerId: id } });
    expect(Number(account.balanceCents)).toBeGreaterThan(10_000);
  });

  test("holders and billing data are what the wizard would accept", async () => {
    for (const holder of await db().holder.findMany()) {
      expect(holderSchema.safeParse(unseal(holder.detailsSealed)).error?.issues ?? []).toEqual([]);
      expect(holder.email).toMatch(/@example\.com$/);
    }
    for (const { billingSealed } of await db().order.findMany())
      expect(billingPartySchema.safeParse(unseal(billingSealed!)).success).toBe(true);
  });
});

test("open reviews have their encrypted papers", async () => {
  const reviews = await db().review.findMany({
    where: { state: "open" },
    include: { order: { include: { documents: true } } },
  });
  expect(reviews.length).toBeGreaterThanOrEqual(5);
  for (const { order } of reviews) {
    const { policy } = (await policyInForce(db(), order.sellerId, today()))!;
    const holder = await db().holder.findFirstOrThrow({ where: { id: order.holderId! } });
    const wanted = Object.entries(policy.identity.documents).find(([kind]) => kind === holder.kind)?.[1];
    expect(order.documents.map((document) => document.kind)).toEqual(wanted);
  }
});

test("the pretend provider knows the demo's mailboxes when it starts, and renews them", async () => {
  const keys = { stripe: "s", resend: "r", provider: "p", control: "c" };
  const options = { port: 0, dataDir: folder, appUrl: "http://127.0.0.1:9", webhookSecret: "whsec_x", keys };
  const sandbox = await startSandbox(options);
  const provider = httpProvider({ baseUrl: `${sandbox.url}/provider`, apiKey: "p" });
  const box = await db().mailbox.findFirstOrThrow({ where: { sellerId: "visura", state: "suspended" } });
  const found = await provider.findMailbox({ address: `${box.localPart}@${box.domain}` });
  expect(found).toMatchObject({ providerRef: box.providerRef, userId: box.userCode, state: "suspended" });
  const renewal = { providerRef: box.providerRef!, newExpiry: "2040-01-31", idempotencyKey: "demo-1" };
  expect(await provider.renewMailbox(renewal)).toMatchObject({ expiry: "2040-01-31" });
  await sandbox.close();
  // Started again, it keeps what it did since.
  const again = await startSandbox(options);
  const after = await httpProvider({ baseUrl: `${again.url}/provider`, apiKey: "p" }).findMailbox({
    address: `${box.localPart}@${box.domain}`,
  });
  expect(after).toMatchObject({ expiry: "2040-01-31" });
  await again.close();
});

test("tells the pretend provider of every mailbox that lives there", async () => {
  const file = join(folder, "sandbox", "provider-seed.json");
  expect(existsSync(file)).toBe(true);
  const { mailboxes } = JSON.parse(readFileSync(file, "utf8")) as { mailboxes: { address: string }[] };
  const here = await db().mailbox.findMany({ where: { providerRef: { not: null } } });
  expect(mailboxes.map((each) => each.address).sort()).toEqual(
    here.map((box) => `${box.localPart}@${box.domain}`).sort(),
  );
});

test("invoices have a history at SdI: one was corrected, one waits for it", async () => {
  for (const { id: sellerId } of await db().seller.findMany()) {
    const all = await db().invoice.findMany({
      where: { sellerId },
      include: { sendings: true, notifications: true, corrections: true },
    });
    const rejected = all.filter(({ state }) => state === "rejected");
    expect(rejected).toMatchObject([{ faults: [{ code: "00311" }], notifications: [{ type: "NS" }] }]);
    expect(isBefore(fromDb(rejected[0]!.resendBy!), today())).toBe(false);
    const task = { sellerId, kind: "invoice-rejected", subjectId: rejected[0]!.id, closedAt: null };
    expect(await db().staffTask.count({ where: task })).toBe(1);
    const corrected = all.filter(({ corrections }) => corrections.length > 0);
    expect(corrected.map(({ sendings }) => sendings.length)).toEqual([2]);
    const told = all.filter(({ state }) => ["delivered", "undelivered", "accepted"].includes(state));
    expect(told.length).toBeGreaterThan(all.length / 2);
  }
});
