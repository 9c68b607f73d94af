import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { addMonths, fromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { activateLites } from "@/lib/mailboxes/operations/activate-lites";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { renameLite } from "@/lib/mailboxes/operations/rename-lite";
import { ownMailboxes } from "@/lib/mailboxes/queries/lists";
import { lockMailbox } from "@/lib/mailboxes/store";
import { revokeMailbox } from "@/lib/mailboxes/store/revoke";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { anybody, operation, z } from "@/lib/platform/operation";
import { settleByCard, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";
import { DOMAIN, givenHub, lite, litesOf, withHub } from "./support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", withHub);
}, 120_000);
afterAll(() => stack.close());

const some = (n: number, stem = newId().slice(-8)) => Array.from({ length: n }, (_, i) => lite(`${stem}.${i}`));
const revoke = operation({
  act: "test-revoke",
  input: z.strictObject({ mailboxId: z.uuid() }),
  may: anybody,
  audit: (input) => input,
  run: async (tx, { mailboxId }, context) => {
    const mailbox = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(mailbox)) return mailbox;
    const done = await revokeMailbox(tx, context, mailbox, context.today);
    return isRefusal(done) ? done : { mailboxId };
  },
});

describe("activating Lite mailboxes", () => {
  it("makes them at the provider under the HUB, with its expiry, and tells who uses them", async () => {
    const { hub, owner } = await givenHub(stack);
    const name = `acquisti.${newId().slice(-8)}`;
    const lines = [lite(name, "acquisti@example.com"), lite(`vendite.${newId().slice(-8)}`)];
    expect(await activateLites({ hubId: hub.id, lines }, owner)).toEqual({ activated: 2, there: 0 });
    expect((await litesOf(hub.id)).map(({ state }) => state)).toEqual(["provisioning", "provisioning"]);
    await runJobs();
    const [first] = await litesOf(hub.id);
    expect(first).toMatchObject({ state: "active", localPart: name, expiresOn: hub.expiresOn, userId: hub.userId });
    const there = await mailboxProvider().findMailbox({ address: `${name}@${DOMAIN}` });
    expect(there).toMatchObject({ providerRef: first?.providerRef, expiry: isoDay(fromDb(hub.expiresOn!)) });
    expect(await mailboxProvider().watchedBy(hub.providerRef!)).toHaveLength(2);
    const mails = await db().mail.findMany({
      where: { template: "mailbox-activated", recipient: "acquisti@example.com" },
    });
    expect(mails).toHaveLength(1);
    const viewer = { kind: "user", seller: "demo", userId: hub.userId! } as Parameters<typeof ownMailboxes>[0];
    expect((await ownMailboxes(viewer)).map(({ id }) => id)).toEqual([hub.id]);
  });

  it("64 at once on 10 places make exactly 10", { timeout: 120_000 }, async () => {
    const { hub, owner } = await givenHub(stack);
    const answers = await Promise.all(some(64).map((line) => activateLites({ hubId: hub.id, lines: [line] }, owner)));
    const done = answers.filter((answer) => !isRefusal(answer));
    expect(done).toHaveLength(10);
    for (const answer of answers.filter(isRefusal)) expect(answer).toMatchObject({ code: "lite-none-free" });
    await runJobs();
    const lites = await litesOf(hub.id);
    expect(lites.map(({ state }) => state)).toEqual(Array(10).fill("active"));
    expect(new Set(lites.map(({ providerRef }) => providerRef)).size).toBe(10);
  });

  it("the same file loaded again, 8 times at once, doubles nothing; a corrected one adds what is new", async () => {
    const { hub, owner } = await givenHub(stack);
    const lines = some(6);
    const load = (more = lines) => activateLites({ hubId: hub.id, lines: more }, owner);
    const answers = await Promise.all(Array.from({ length: 8 }, () => load()));
    expect(answers.filter((answer) => !isRefusal(answer) && answer.activated === 6)).toHaveLength(1);
    expect(await load([...lines, ...some(2)])).toEqual({ activated: 2, there: 6 });
    expect(await litesOf(hub.id)).toHaveLength(8);
  });

  it("does nothing at all when a line can't be done", async () => {
    const { hub, owner } = await givenHub(stack);
    const [taken] = some(1);
    const other = await givenHub(stack);
    await activateLites({ hubId: other.hub.id, lines: [taken!] }, other.owner);
    const load = (lines: ReturnType<typeof some>) => activateLites({ hubId: hub.id, lines }, owner);
    expect(await load([...some(2), taken!])).toMatchObject({ code: "lite-name-taken", params: { name: taken?.name } });
    expect(await load([...some(2), lite("a..b")])).toMatchObject({ code: "name-double-dot" });
    expect(await load([{ ...lite("altrove"), domain: "pec.altri.it" }])).toMatchObject({ code: "lite-domain" });
    expect(await load(some(11))).toMatchObject({ code: "lite-none-free", params: { free: 10 } });
    expect(await activateLites({ hubId: hub.id, lines: some(1) }, other.owner)).toMatchObject({ code: "hub-unknown" });
    expect(await litesOf(hub.id)).toEqual([]);
  });

  it("a name lost at the provider is chosen again, in the same place", async () => {
    const { hub, owner } = await givenHub(stack);
    const [line] = some(1);
    await activateLites({ hubId: hub.id, lines: [line!] }, owner);
    await stack.control("/provider/__names", { address: `${line?.name}@${DOMAIN}` });
    await runJobs();
    const [failed] = await litesOf(hub.id);
    expect(failed).toMatchObject({ state: "provisioning_failed" });
    expect(await db().staffTask.count({ where: { subjectId: failed!.id, closedAt: null } })).toBe(1);
    const renamed = { mailboxId: failed!.id, name: `altro.${newId().slice(-8)}` };
    expect(await renameLite(renamed, owner)).toEqual({ mailboxId: failed!.id });
    await runJobs();
    expect(await litesOf(hub.id)).toMatchObject([{ state: "active", localPart: renamed.name }]);
    expect(await db().staffTask.count({ where: { subjectId: failed!.id, closedAt: null } })).toBe(0);
    expect(await renameLite(renamed, owner)).toMatchObject({ code: "mailbox-cannot-provision" });
  });

  it("an answer that is lost is found again: one mailbox", async () => {
    const { hub, owner } = await givenHub(stack);
    const [line] = some(1);
    await activateLites({ hubId: hub.id, lines: [line!] }, owner);
    await stack
      .fault("provider", { mode: "success-then-timeout", match: "/v1/mailboxes", times: 1 } as never)
      .catch(() => {});
    await runJobs();
    await hurryJobs();
    await runJobs();
    expect(await litesOf(hub.id)).toMatchObject([{ state: "active" }]);
  });
});

describe("Lite mailboxes follow their HUB", () => {
  const withLites = async (n: number, blocks = 2) => {
    const { hub, owner } = await givenHub(stack, { blocks, months: 2 });
    await activateLites({ hubId: hub.id, lines: some(n) }, owner);
    await runJobs();
    return { hub, owner };
  };
  const renew = async (hubId: string, owner: Parameters<typeof orderRenewal>[1], blocks: number) => {
    const addOns = blocks > 0 ? [{ code: "lite", blocks }] : [];
    const made = await orderRenewal({ which: { mailboxId: hubId }, termMonths: 12, addOns }, owner);
    if (isRefusal(made)) throw new Error(made.code);
    await settleByCard({ orderId: made.orderId }, system());
    await runJobs();
    await hurryJobs();
    await runJobs();
  };

  it("into a renewal, as many as were bought again; the others keep their day", async () => {
    const { hub, owner } = await withLites(12);
    await renew(hub.id, owner, 1);
    const until = addMonths(fromDb(hub.expiresOn!), 12);
    const expiries = (await litesOf(hub.id)).map(({ expiresOn }) => isoDay(fromDb(expiresOn!)));
    expect(expiries.filter((each) => each === isoDay(until))).toHaveLength(10);
    const renewed = (await litesOf(hub.id)).find(({ expiresOn }) => isoDay(fromDb(expiresOn!)) === isoDay(until));
    const there = await mailboxProvider().findMailbox({ address: `${renewed?.localPart}@${DOMAIN}` });
    expect(there).toMatchObject({ expiry: isoDay(until) });
    expect(await activateLites({ hubId: hub.id, lines: some(1) }, owner)).toMatchObject({ code: "lite-none-free" });
    const own = await orderRenewal({ which: { mailboxId: renewed!.id }, termMonths: 12 }, owner);
    expect(own).toMatchObject({ code: "mailbox-not-found" });
  });

  it("through the phases after an expiry, without reminders of their own", async () => {
    const { hub } = await withLites(2);
    await runSweep(addMonths(fromDb(hub.expiresOn!), 2));
    await runJobs();
    const [parent] = await db().mailbox.findMany({ where: { id: hub.id } });
    const lites = await litesOf(hub.id);
    expect(parent?.state).not.toBe("active");
    expect(lites.map(({ state }) => state)).toEqual([parent?.state, parent?.state]);
    expect(await db().reminder.count({ where: { mailboxId: { in: lites.map(({ id }) => id) } } })).toBe(0);
  });

  it("into a revocation, one still being made too", async () => {
    const { hub, owner } = await withLites(2);
    await activateLites({ hubId: hub.id, lines: some(1) }, owner);
    await revoke({ mailboxId: hub.id }, system());
    await runJobs();
    const lites = await litesOf(hub.id);
    expect(lites.map(({ state }) => state)).toEqual(["revoked", "revoked", "revoked"]);
    for (const { localPart } of lites)
      expect(await mailboxProvider().findMailbox({ address: `${localPart}@${DOMAIN}` })).toMatchObject({
        state: "closed",
      });
  });
});
