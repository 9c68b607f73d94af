import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { addMonths, fromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { showCredentials } from "@/lib/mailboxes/exchanges/show-credentials";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { tokenOf } from "@/lib/platform/links";
import { givenPlacedOrder, settleByCard, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller();
});
afterAll(() => stack.close());
afterEach(() => stack.fault("provider", { mode: "none" }));

const OTHERS = ["mail.send", "invoices.number", "invoice.render", "audit.seal", "sweep.often"] as const;
const work = () => runJobs([...OTHERS]);
const mailboxOf = (orderId: string) => db().mailbox.findFirstOrThrow({ where: { orderId } });
let n = 0;
const paid = async (...names: string[]) => {
  const orderId = await givenPlacedOrder(names, { n: n++ });
  expect(isRefusal(await settleByCard({ orderId }, system()))).toBe(false);
  return orderId;
};
const mailsTo = (template: string, mailboxId: string) =>
  db().mail.count({ where: { template, facts: { path: ["mailboxId"], equals: mailboxId } } });

describe("a paid order with approved papers", () => {
  it("becomes a working mailbox, paid through the same day two years on, told once", async () => {
    const orderId = await paid("prima.scelta", "seconda.scelta", "terza.scelta");
    await work();
    const mailbox = await mailboxOf(orderId);
    expect(mailbox).toMatchObject({ state: "active", localPart: "prima.scelta" });
    expect(mailbox.userCode).toMatch(/^DMO\d+$/);
    expect(isoDay(fromDb(mailbox.expiresOn!))).toBe(isoDay(addMonths(today(), 24)));
    expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ state: "fulfilled" });
    expect(await mailsTo("mailbox-activated", mailbox.id)).toBe(1);
  });

  it("waits for the papers when they are not approved yet", async () => {
    const orderId = await givenPlacedOrder(["senza.carte"], { approved: false, n: n++ });
    await settleByCard({ orderId }, system());
    await work();
    expect(await mailboxOf(orderId)).toMatchObject({ state: "reserved" });
  });

  it("falls to the next name when the first is lost meanwhile, by itself", async () => {
    await stack.control("/provider/__names", { address: "persa@pec.demo.example" });
    const orderId = await paid("persa", "rimasta", "terza");
    await work();
    expect(await mailboxOf(orderId)).toMatchObject({ state: "active", localPart: "rimasta" });
    expect(await db().nameChoice.findFirst({ where: { orderId, rank: 1 } })).toMatchObject({ answer: "lost" });
    expect(await db().name.findFirst({ where: { localPart: "persa" } })).toMatchObject({
      state: "blocked",
      mailboxId: null,
    });
  });

  it("asks the customer for three others when all are lost, keeping the money", async () => {
    for (const name of ["via.uno", "via.due", "via.tre"])
      await stack.control("/provider/__names", { address: `${name}@pec.demo.example` });
    const orderId = await paid("via.uno", "via.due", "via.tre");
    await work();
    const mailbox = await mailboxOf(orderId);
    expect(mailbox.state).toBe("provisioning_failed");
    expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ state: "settled" });
    expect(await db().staffTask.count({ where: { subjectId: mailbox.id, kind: "no-name-left", closedAt: null } })).toBe(
      1,
    );
    expect(
      await db().mail.count({ where: { template: "names-needed", facts: { path: ["orderId"], equals: orderId } } }),
    ).toBe(1);
  });
});

describe("a provider that fails", () => {
  it("when down, leaves the order waiting, and makes it good when it is back", async () => {
    await stack.fault("provider", { mode: "down" });
    const orderId = await paid("aspetta.un.po");
    const first = await work();
    expect(first.failed).toContain("mailbox.provision");
    expect(await mailboxOf(orderId)).toMatchObject({ state: "provisioning" });
    await stack.fault("provider", { mode: "none" });
    await hurryJobs();
    await work();
    expect(await mailboxOf(orderId)).toMatchObject({ state: "active" });
  });

  it("when it does the work and then hangs up, is asked, and nothing is made twice", async () => {
    await stack.fault("provider", {
      mode: "timeout-after-success",
      times: 1,
      delayMs: 50,
      match: "POST /v1/mailboxes",
    });
    const orderId = await paid("risposta.persa");
    for (let i = 0; i < 3; i++) {
      await work();
      await hurryJobs();
    }
    const mailbox = await mailboxOf(orderId);
    expect(mailbox).toMatchObject({ state: "active", localPart: "risposta.persa" });
    expect(await mailsTo("mailbox-activated", mailbox.id)).toBe(1);
  });
});

describe("the provisional password", () => {
  const linkTo = async (mailboxId: string) => {
    const link = await db().link.findFirstOrThrow({ where: { purpose: "credentials", subjectId: mailboxId } });
    return tokenOf("demo", "credentials", link.id);
  };

  it("is shown once, to one of twenty who open the link together, and stored nowhere", async () => {
    const orderId = await paid("credenziali");
    await work();
    const mailbox = await mailboxOf(orderId);
    const token = await linkTo(mailbox.id);
    const answers = await Promise.all(Array.from({ length: 20 }, () => showCredentials("demo", token)));
    const shown = answers.filter((answer) => !isRefusal(answer));
    expect(shown).toHaveLength(1);
    expect(answers.filter((answer) => isRefusal(answer) && answer.code === "link-used")).toHaveLength(19);
    expect(await db().mailboxEvent.count({ where: { mailboxId: mailbox.id, kind: "credentials-shown" } })).toBe(1);
    const { password } = shown[0] as { password: string };
    const commands = JSON.stringify(await db().command.findMany(), (_key, value) =>
      typeof value === "bigint" ? Number(value) : value,
    );
    expect(commands).not.toContain(password);
    expect(JSON.stringify(await db().mailboxEvent.findMany())).not.toContain(password);
  });

  it("is not lost when the provider can't be reached: the link is good again", async () => {
    const orderId = await paid("credenziali.dopo");
    await work();
    const token = await linkTo((await mailboxOf(orderId)).id);
    await stack.fault("provider", { mode: "down" });
    expect(await showCredentials("demo", token)).toMatchObject({ code: "provider-unavailable" });
    await stack.fault("provider", { mode: "none" });
    expect(isRefusal(await showCredentials("demo", token))).toBe(false);
  });

  it("is refused to a token that is not ours", async () => {
    expect(await showCredentials("demo", "x".repeat(54))).toMatchObject({ code: "link-unknown" });
  });
});
