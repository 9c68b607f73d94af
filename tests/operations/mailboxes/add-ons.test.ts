import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { addDays, addMonths, fromDb } from "@/lib/kernel/day";
import { orderAddOn } from "@/lib/mailboxes/operations/order-add-on";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { settleByCard, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

const both = (text: string) => ({ it: text, en: text });
let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", (draft) => {
    draft.catalogue.addOns = [
      {
        code: "space",
        name: both("Spazio aggiuntivo"),
        description: both("Più posta"),
        unit: "inbox-gb",
        maxBlocks: 10,
        prices: [{ per: "month", channels: ["public", "account"], amountCents: 50 }],
      },
    ];
    for (const plan of draft.catalogue.plans) plan.addOns = ["space"];
    draft.lifecycle.renewal.planChange = true;
  });
}, 120_000);
afterAll(() => stack.close());

const work = async () => {
  await runJobs();
  await hurryJobs();
  await runJobs();
};
/** Whoever holds the link of a reminder. */
const by = (mailboxId: string) => ({
  seller: "demo",
  actor: { kind: "link" as const, purpose: "renewal" as const, subjectId: mailboxId },
});
const live = async (expiresOn = addMonths(today(), 6)) => {
  const mailbox = await givenLiveMailbox(stack, { localPart: `spazio.${newId().slice(-8)}`, expiresOn });
  return db().mailbox.update({
    where: { sellerId_id: { sellerId: "demo", id: mailbox.id } },
    data: { termMonths: 12, planCode: "base" },
  });
};
const add = async (mailboxId: string, blocks: number) => {
  const made = await orderAddOn({ mailboxId, code: "space", blocks }, by(mailboxId));
  if ("refused" in made) throw new Error(made.code);
  return db().order.findUniqueOrThrow({ where: { sellerId_id: { sellerId: "demo", id: made.orderId } } });
};
const heldOf = (mailboxId: string) => db().addOn.findMany({ where: { mailboxId }, orderBy: { createdAt: "asc" } });

describe("an add-on for a live mailbox", () => {
  it("costs the days still to come, is applied after the payment, and is told once", async () => {
    const mailbox = await live();
    const order = await add(mailbox.id, 3);
    expect(order).toMatchObject({ kind: "add_on", state: "placed", addOns: [{ code: "space", blocks: 3 }] });
    const began = addMonths(fromDb(mailbox.expiresOn!), -12);
    const [left, whole] = [
      today().until(fromDb(mailbox.expiresOn!)).days,
      began.until(fromDb(mailbox.expiresOn!)).days,
    ];
    expect(order.netCents).toBe(Math.round((1800 * left) / whole));
    expect(await heldOf(mailbox.id)).toHaveLength(0);
    await settleByCard({ orderId: order.id }, system());
    expect(await heldOf(mailbox.id)).toMatchObject([{ code: "space", blocks: 3, units: 3, state: "ordered" }]);
    await work();
    expect(await heldOf(mailbox.id)).toMatchObject([{ state: "active" }]);
    expect(await db().order.findFirst({ where: { id: order.id } })).toMatchObject({ state: "fulfilled" });
    expect(
      await db().mail.count({ where: { template: "add-on-active", facts: { path: ["orderId"], equals: order.id } } }),
    ).toBe(1);
    const usage = await mailboxProvider().usageOf(mailbox.providerRef!);
    expect(usage).toMatchObject({ inboxMb: expect.any(Number) });
  });

  it("of two paid together both are there at the provider, whichever was told last", async () => {
    const mailbox = await live();
    const [one, two] = [await add(mailbox.id, 1), await add(mailbox.id, 2)];
    await Promise.all([one, two].map(({ id }) => settleByCard({ orderId: id }, system())));
    await work();
    await work();
    const states = (await heldOf(mailbox.id)).map(({ state }) => state);
    expect(states).toEqual(["active", "active"]);
    const told = await db().order.findMany({ where: { mailboxId: mailbox.id, kind: "add_on" } });
    expect(told.map(({ state }) => state)).toEqual(["fulfilled", "fulfilled"]);
  });

  it("is refused beyond what the add-on allows, on a mailbox that is not live, and on the last day", async () => {
    const mailbox = await live();
    await settleByCard({ orderId: (await add(mailbox.id, 8)).id }, system());
    const refused = (mailboxId: string, blocks: number) =>
      orderAddOn({ mailboxId, code: "space", blocks }, by(mailboxId));
    expect(await refused(mailbox.id, 3)).toMatchObject({ code: "add-on-blocks", params: { max: 2 } });
    expect(await refused((await live(today())).id, 1)).toMatchObject({ code: "add-on-too-late" });
    const gone = await live();
    await db().mailbox.update({
      where: { sellerId_id: { sellerId: "demo", id: gone.id } },
      data: { state: "suspended" },
    });
    expect(await refused(gone.id, 1)).toMatchObject({ code: "mailbox-not-live" });
  });
});

describe("renewing a mailbox with add-ons", () => {
  const renew = async (
    mailboxId: string,
    wishes: { addOns?: { code: string; blocks: number }[]; plan?: string } = {},
  ) => {
    const made = await orderRenewal({ which: { mailboxId }, termMonths: 12, ...wishes }, by(mailboxId));
    if ("refused" in made) throw new Error(made.code);
    return db().order.findUniqueOrThrow({ where: { sellerId_id: { sellerId: "demo", id: made.orderId } } });
  };
  const withSpace = async () => {
    const mailbox = await live(addDays(today(), 20));
    await settleByCard({ orderId: (await add(mailbox.id, 3)).id }, system());
    await work();
    return mailbox;
  };

  it("goes on with them on one order, to one day", async () => {
    const mailbox = await withSpace();
    const order = await renew(mailbox.id);
    expect(order.lines).toMatchObject([{ netCents: 1800 }, { description: "Spazio aggiuntivo, 3 GB", netCents: 1800 }]);
    expect(order.totalCents).toBe(Math.round(3600 * 1.22));
    await settleByCard({ orderId: order.id }, system());
    await work();
    const states = (await heldOf(mailbox.id)).map(({ state, blocks }) => `${state} ${blocks}`);
    expect(states.sort()).toEqual(["active 3", "ended 3"]);
  });

  it("shrinks only here, and changes the plan when asked", async () => {
    const mailbox = await withSpace();
    const order = await renew(mailbox.id, { addOns: [], plan: "plus" });
    expect(order).toMatchObject({ planCode: "plus", netCents: 4000 });
    await settleByCard({ orderId: order.id }, system());
    await work();
    expect((await heldOf(mailbox.id)).map(({ state }) => state)).toEqual(["ended"]);
    expect(await db().mailbox.findFirst({ where: { id: mailbox.id } })).toMatchObject({ planCode: "plus" });
  });

  it("refuses a plan it may not become and blocks nobody sells", async () => {
    const mailbox = await live(addDays(today(), 20));
    const ask = (wishes: object) =>
      orderRenewal({ which: { mailboxId: mailbox.id }, termMonths: 12, ...wishes }, by(mailbox.id));
    expect(await ask({ plan: "elsewhere" })).toMatchObject({ code: "plan-not-convertible" });
    expect(await ask({ addOns: [{ code: "space", blocks: 11 }] })).toMatchObject({ code: "add-on-blocks" });
    expect(await ask({ addOns: [{ code: "none", blocks: 1 }] })).toMatchObject({ code: "add-on-not-sold" });
  });
});
