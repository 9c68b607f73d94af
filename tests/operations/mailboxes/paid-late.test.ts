import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addDays, type Day, instantToDb, isoDay, startOfDayInRome } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { failRenewal } from "@/lib/mailboxes/operations/fail-renewal";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { gatherers } from "@/lib/notifications/queries/gatherers";
import { expireOrder } from "@/lib/orders/operations/expire-order";
import type { SlowMethod } from "@/lib/payments/arrival";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { recordGatewayPayment } from "@/lib/payments/operations/record-gateway-payment";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import type { Actor } from "@/lib/platform/actor";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { settleByCard, system } from "@/tests/support/orders";
import { demoPolicy } from "@/tests/support/policy";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";
import { arrives, balanceOn, reports, tasksOn } from "../payments/slow";
import { done, givenBalance, givenUser, ledgerFaults } from "../payments/support";

const CLOSES = 60;
const TOTAL = 2196;
type Seller = "honours" | "keeps";
const SELLERS: Record<Seller, "honour" | "prepaid"> = { honours: "honour", keeps: "prepaid" };

let stack: TestStack;
const clerks = {} as Record<Seller, Actor>;
beforeAll(async () => {
  stack = await givenStack();
  for (const [seller, paidLate] of Object.entries(SELLERS) as [Seller, "honour" | "prepaid"][]) {
    await givenSeller(seller, ({ lifecycle, money }) => {
      lifecycle.renewal = { opens: { days: -60 }, closes: { days: CLOSES }, paidLate };
      lifecycle.phases = [
        { state: "suspended", from: { days: 1 }, access: "none", command: "suspend" },
        { state: "cancelled", from: { days: CLOSES + 1 }, access: "none", command: "close" },
      ];
      money.methods.account = ["card", "paypal", "prepaid", "transfer", "postal-slip", "cheque"];
      money.cheque = { payableTo: "Demo PEC S.r.l.", sendTo: "Via di Prova 1, 10100 Torino" };
      money.startsOn = { "postal-slip": "receipt" };
      money.topUpMethods = ["card", "transfer"];
    });
    clerks[seller] = (await givenUser(seller, "accounting")).actor;
  }
});
afterAll(() => stack.close());
afterEach(async () => expect(await ledgerFaults()).toEqual([]));

const work = () => runJobs(["mail.send", "invoices.number", "invoice.render", "audit.seal", "sweep.often"]);
const closing = (daysAgo: number): Day => addDays(today(), -CLOSES - daysAgo);

/** A mailbox whose window closed some days ago, its renewal ordered on the last day of it. */
async function given(seller: Seller, closedDaysAgo = 3) {
  const owner = await givenUser(seller);
  const expiresOn = closing(closedDaysAgo);
  const mailbox = await givenLiveMailbox(stack, { seller, userId: owner.id, expiresOn, state: "suspended" });
  const at = startOfDayInRome(addDays(expiresOn, CLOSES));
  const which = { mailboxId: mailbox.id };
  const { orderId } = done(await orderRenewal({ which, termMonths: 12 }, { seller, actor: owner.actor, at }));
  return { seller, owner, mailbox, orderId, at };
}
type Given = Awaited<ReturnType<typeof given>>;
const stateOf = async ({ orderId, mailbox }: Given) => {
  const order = await db().order.findFirstOrThrow({ where: { id: orderId } });
  const { state } = await db().mailbox.findFirstOrThrow({ where: { id: mailbox.id } });
  return [order.state, state];
};
const slow = ({ seller, orderId }: Given, method: SlowMethod, on: Day) =>
  arrives(seller, clerks[seller], { orderId }, "21,96", { method, on: isoDay(on) });
const keptMail = async (orderId: string) => {
  const { id } = await db().payment.findFirstOrThrow({ where: { orderId, astray: { not: null } } });
  return db().mail.findFirst({ where: { template: "money-kept", dedupeKey: `money-kept:${id}` } });
};
/** Opens a gateway's page at an instant, and is paid there now. */
async function byGateway({ seller, owner, orderId }: Given, method: "card" | "paypal", at = now()) {
  const started = await startGatewayPayment({ orderId, method }, { seller, actor: owner.actor, at });
  if (isRefusal(started)) return started;
  const { paymentId } = started;
  const told = { paymentId, sessionId: `s-${paymentId}`, amountCents: TOTAL, currency: "eur", state: "paid" as const };
  return recordGatewayPayment(told, system(seller));
}

const WAYS: Record<string, (renewal: Given) => Promise<unknown>> = {
  transfer: (renewal) => slow(renewal, "transfer", today()),
  "postal-slip": (renewal) => slow(renewal, "postal-slip", today()),
  cheque: (renewal) => slow(renewal, "cheque", today()),
  card: (renewal) => byGateway(renewal, "card"),
  paypal: (renewal) => byGateway(renewal, "paypal"),
  prepaid: async ({ seller, owner, orderId }) => {
    await givenBalance(seller, owner.id, TOTAL);
    return payOrderFromPrepaid({ orderId }, { seller, actor: owner.actor });
  },
};

describe.each(Object.keys(WAYS))("a renewal ordered in time and paid by %s after the window", (way) => {
  test("is carried out where the policy honours it: the night did not close the mailbox meanwhile", async () => {
    const renewal = await given("honours");
    await runSweep(today());
    await work();
    expect(await stateOf(renewal)).toEqual(["placed", "suspended"]);
    expect(isRefusal((await WAYS[way]!(renewal)) as object)).toBe(false);
    await work();
    expect(await stateOf(renewal)).toEqual(["fulfilled", "active"]);
    expect(await balanceOn("honours", "prepaid", renewal.owner.id)).toBe(0);
  });

  test("is the customer's where it does not: nothing is taken, or it goes to the prepaid account", async () => {
    const renewal = await given("keeps");
    const outcome = await WAYS[way]!(renewal);
    await work();
    const money = await balanceOn("keeps", "prepaid", renewal.owner.id);
    if (["card", "paypal", "prepaid"].includes(way)) {
      expect(outcome).toMatchObject({ code: "renewal-too-late" });
      expect(money).toBe(way === "prepaid" ? TOTAL : 0);
      return;
    }
    expect(outcome).toMatchObject({ effect: "credited" });
    expect(money).toBe(TOTAL);
    expect(await stateOf(renewal)).toEqual(["expired", "suspended"]);
    expect(await tasksOn(renewal.orderId)).toEqual(["payment-renewal-too-late"]);
    expect(await keptMail(renewal.orderId)).toMatchObject({ locale: "it" });
  });
});

describe("a renewal whose money was on its way when the window closed", () => {
  test("counts from the bank's day, also where late money is kept", async () => {
    const renewal = await given("keeps");
    done(await slow(renewal, "transfer", addDays(closing(3), CLOSES)));
    await work();
    expect(await stateOf(renewal)).toEqual(["fulfilled", "active"]);
  });

  test("keeps its mailbox from being closed where a receipt tells of it; without one the night goes on", async () => {
    const [told, untold] = [await given("keeps"), await given("keeps")];
    const { seller, owner, orderId } = told;
    const paidOn = isoDay(addDays(closing(3), CLOSES));
    done(await reports(seller, owner.actor, { orderId }, { paidOn, at: told.at }));
    const dry = await runSweep(today(), { dryRun: true });
    const swept = await runSweep(today());
    expect(dry).toEqual(swept);
    expect(swept.waiting).toBe(1);
    await work();
    expect(await stateOf(told)).toEqual(["placed", "suspended"]);
    expect(await stateOf(untold)).toEqual(["placed", "cancelled"]);
    done(await slow(told, "transfer", today()));
    await work();
    expect(await stateOf(told)).toEqual(["fulfilled", "active"]);
  });

  test("begins on its receipt where receipts suffice, unless the receipt itself tells of a payment too late", async () => {
    const [inTime, late] = [await given("keeps"), await given("keeps")];
    const method = "postal-slip";
    const send = ({ seller, owner, orderId }: Given, paidOn: Day) =>
      reports(seller, owner.actor, { orderId }, { method, paidOn: isoDay(paidOn) });
    done(await send(inTime, addDays(closing(3), CLOSES)));
    done(await send(late, today()));
    await work();
    expect(await stateOf(inTime)).toEqual(["placed", "active"]);
    expect(await stateOf(late)).toEqual(["placed", "suspended"]);
  });

  test("by card counts from when its page was opened, however late the gateway tells", async () => {
    const renewal = await given("keeps");
    expect(await byGateway(renewal, "card", renewal.at)).toMatchObject({ money: "settled" });
    await work();
    expect(await stateOf(renewal)).toEqual(["fulfilled", "active"]);
  });
});

describe("money for a mailbox that was closed for good", () => {
  /** The order has ended unpaid, and the night has closed the mailbox. */
  async function closed(seller: Seller, over = 30) {
    const renewal = await given(seller, over);
    done(await expireOrder({ orderId: renewal.orderId }, { ...system(seller) }));
    await runSweep(today());
    await work();
    expect(await stateOf(renewal)).toEqual(["expired", "cancelled"]);
    return renewal;
  }

  test.each(["honours", "keeps"] as const)("is the customer's, never a failed renewal (%s)", async (seller) => {
    const renewal = await closed(seller);
    const inTime = addDays(closing(30), CLOSES);
    expect(done(await slow(renewal, "postal-slip", inTime))).toMatchObject({ effect: "credited" });
    await work();
    expect(await stateOf(renewal)).toEqual(["expired", "cancelled"]);
    expect(await balanceOn(seller, "prepaid", renewal.owner.id)).toBe(TOTAL);
    expect(await tasksOn(renewal.orderId)).toEqual(["payment-mailbox-gone"]);
    expect(await tasksOn(renewal.mailbox.id)).toEqual([]);
  });

  test("revoked meanwhile: an expired renewal is not revived for nobody, and its payer is told why", async () => {
    const renewal = await given("honours", 30);
    done(await expireOrder({ orderId: renewal.orderId }, system("honours")));
    await db().mailbox.updateMany({ where: { id: renewal.mailbox.id }, data: { state: "revoked" } });
    done(await slow(renewal, "transfer", addDays(closing(30), CLOSES)));
    await work();
    expect(await stateOf(renewal)).toEqual(["expired", "revoked"]);
    expect(await balanceOn("honours", "prepaid", renewal.owner.id)).toBe(TOTAL);
    const mail = await keptMail(renewal.orderId);
    const facts = mail?.facts as { paymentId: string; credited: boolean };
    const told = await gatherers["money-kept"]({
      seller: "honours",
      policy: demoPolicy(),
      locale: "it",
      facts,
    } as Parameters<(typeof gatherers)["money-kept"]>[0]);
    expect(told).toMatchObject({ why: "mailbox-gone", credited: true, amountCents: TOTAL });
  });

  test("without a prepaid account waits in suspense, and a person is asked", async () => {
    const renewal = await closed("keeps");
    await db().order.updateMany({ where: { id: renewal.orderId }, data: { userId: null } });
    const suspense = await balanceOn("keeps", "suspense");
    done(await slow(renewal, "cheque", addDays(closing(30), CLOSES)));
    expect(await balanceOn("keeps", "suspense")).toBe(suspense + TOTAL);
    expect(await tasksOn(renewal.orderId)).toEqual(["payment-mailbox-gone"]);
  });

  test("about to be revoked can't be paid any more", async () => {
    const renewal = await given("honours");
    await db().mailbox.updateMany({
      where: { id: renewal.mailbox.id },
      data: { revokeOn: instantToDb(startOfDayInRome(addDays(today(), 5))) },
    });
    expect(await byGateway(renewal, "card")).toMatchObject({ code: "mailbox-gone" });
  });

  test("paid just before it was revoked is left to a person, not settled with nobody at it", async () => {
    const renewal = await given("honours");
    done(await settleByCard({ orderId: renewal.orderId }, system("honours")));
    await db().mailbox.updateMany({ where: { id: renewal.mailbox.id }, data: { state: "revoked" } });
    await work();
    expect(await stateOf(renewal)).toEqual(["settled", "revoked"]);
    expect(await tasksOn(renewal.mailbox.id)).toEqual(["renewal-failed"]);
    done(await failRenewal({ orderId: renewal.orderId, detail: "again" }, system("honours")));
    expect(await tasksOn(renewal.mailbox.id)).toEqual(["renewal-failed"]);
  });
});
