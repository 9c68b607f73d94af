import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { verify } from "@/lib/audit/exchanges/verify";
import { isRefusal } from "@/lib/kernel/refusal";
import { confirmPayment } from "@/lib/payments/exchanges/confirm";
import { openCheckout } from "@/lib/payments/exchanges/open-checkout";
import { askRefund } from "@/lib/payments/operations/ask-refund";
import { decideRefund } from "@/lib/payments/operations/decide-refund";
import { recordRefundSent } from "@/lib/payments/operations/record-refund";
import { redirectRefund } from "@/lib/payments/operations/redirect-refund";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { givenSeller } from "../../support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "../../support/stack";
import { openedAtPayPal, pressAt } from "./paypal";
import { arrives, balanceOn, linkOf, tasksOn } from "./slow";
import { done, givenBalance, givenOrder, givenUser, ledgerFaults } from "./support";

let stack: TestStack;
let seller: string;
let clerk: { id: string; actor: Actor };
let chief: { id: string; actor: Actor };
beforeAll(async () => {
  stack = await givenStack();
  seller = await givenSeller("demo", ({ money }) => {
    money.methods.public = ["card", "paypal", "transfer"];
    money.methods.account = ["card", "paypal", "prepaid", "transfer"];
    money.refunds = { secondPersonAboveCents: 1000 };
  });
  clerk = await givenUser(seller, "back-office");
  chief = await givenUser(seller, "accounting");
});
afterAll(async () => {
  const broken = (await verify()).filter(({ holds, number }) => !holds && [1, 2, 3, 4].includes(number));
  expect(broken).toEqual([]);
  await stack.close();
});
afterEach(async () => expect(await ledgerFaults()).toEqual([]));

const read = (id: string) => db().refund.findFirstOrThrow({ where: { id } });
const payment = (id: string) => db().payment.findFirstOrThrow({ where: { id } });
const IBAN = "IT60X0542811101000000123456";
type Asked = Partial<Parameters<typeof askRefund>[0]>;
const ask = (paymentId: string, amount: string, more: Asked = {}, by: Actor = clerk.actor) =>
  askRefund({ paymentId, amount, to: "way", reason: "withdrawal", ...more }, { seller, actor: by });

/** An order paid at a gateway's page, by whoever holds its link or its owner. */
async function paidAtGateway(method: "card" | "paypal", owner?: { id: string; actor: Actor }) {
  const orderId = await givenOrder(seller, owner ? { userId: owner.id } : {});
  const actor = owner?.actor ?? linkOf(orderId);
  if (method === "paypal") {
    const { paymentId, url } = await openedAtPayPal(seller, { orderId }, actor);
    await pressAt(url, "pay");
    done(await confirmPayment(seller, paymentId));
    return { orderId, paymentId };
  }
  const { paymentId } = done(await startGatewayPayment({ orderId }, { seller, actor }));
  const { url } = done(await openCheckout(seller, paymentId));
  await pressAt(url, "pay");
  done(await confirmPayment(seller, paymentId));
  return { orderId, paymentId };
}

describe("a refund", () => {
  test.each(["card", "paypal"] as const)(
    "by %s goes back there: sale and VAT taken back, credit note, told once",
    async (method) => {
      const { orderId, paymentId } = await paidAtGateway(method);
      const [sales, vat, taken] = await Promise.all([
        balanceOn(seller, "revenue"),
        balanceOn(seller, "vat"),
        balanceOn(seller, "receipts", method),
      ]);
      const { refundId, state } = done(await ask(paymentId, "7,32"));
      expect(state).toBe("approved");
      expect(await balanceOn(seller, "refunds", method)).toBe(732);
      await runJobs();
      expect(await read(refundId)).toMatchObject({ state: "done", netCents: 600, vatCents: 132 });
      expect((await read(refundId)).gatewayRef).toBeTruthy();
      expect([await balanceOn(seller, "revenue"), await balanceOn(seller, "vat")]).toEqual([sales - 600, vat - 132]);
      expect(await balanceOn(seller, "refunds", method)).toBe(0);
      expect(await balanceOn(seller, "receipts", method)).toBe(taken + 732);
      expect(await payment(paymentId)).toMatchObject({ refundedCents: 732 });
      const invoice = await db().invoice.findFirstOrThrow({ where: { orderId } });
      const note = await db().invoice.findFirstOrThrow({ where: { creditedId: invoice.id } });
      expect(note).toMatchObject({ totalCents: 732, creditWhy: "cooling-off", reason: "Recesso del cliente" });
      expect(await db().mail.count({ where: { dedupeKey: `refund-made:${refundId}` } })).toBe(1);
    },
  );

  test("above the limit waits for a second person: never the first, never whose money it is, once", async () => {
    const { paymentId } = await paidAtGateway("card");
    const { refundId, state } = done(await ask(paymentId, "14,64", {}, chief.actor));
    expect(state).toBe("asked");
    const decide = (actor: Actor, decision: "approve" | "refuse" = "approve") =>
      decideRefund({ refundId, decision }, { seller, actor });
    expect(await decide(chief.actor)).toMatchObject({ code: "refund-second-person" });
    expect(await decide(clerk.actor)).toMatchObject({ code: "not-allowed" });
    const [one, two] = [await givenUser(seller, "accounting"), await givenUser(seller, "admin")];
    const outcomes = await Promise.all([decide(one.actor), decide(two.actor, "refuse"), decide(one.actor)]);
    expect(outcomes.filter((each) => !isRefusal(each))).toHaveLength(1);
    expect(["approved", "refused"]).toContain((await read(refundId)).state);
  });

  test("of what a rejected invoice is about waits until it is corrected, and moves no money", async () => {
    const { orderId, paymentId } = await paidAtGateway("card");
    await runJobs(["mailbox.provision", "mail.send"]);
    await db().invoice.updateMany({ where: { orderId }, data: { state: "rejected" } });
    expect(await ask(paymentId, "6")).toMatchObject({ code: "invoice-to-correct-first" });
    expect(await payment(paymentId)).toMatchObject({ refundedCents: 0 });
    expect(await db().refund.count({ where: { paymentId } })).toBe(0);
    await db().invoice.updateMany({ where: { orderId }, data: { state: "issued" } });
    done(await ask(paymentId, "6"));
    await runJobs();
  });

  test("split in small parts meets the same limit", async () => {
    const { paymentId } = await paidAtGateway("card");
    expect(done(await ask(paymentId, "6")).state).toBe("approved");
    expect(done(await ask(paymentId, "4")).state).toBe("approved");
    expect(done(await ask(paymentId, "0,01")).state).toBe("asked");
    await runJobs();
  });

  test("never exceeds what came, also asked 8 times at once", async () => {
    const { paymentId } = await paidAtGateway("card");
    const asked = await Promise.all(Array.from({ length: 8 }, () => ask(paymentId, "5")));
    expect(asked.filter((each) => !isRefusal(each))).toHaveLength(2);
    expect(asked.filter(isRefusal).every(({ code }) => code === "refund-too-much")).toBe(true);
    await runJobs();
  });

  test("to the prepaid account is there at once", async () => {
    const owner = await givenUser(seller);
    const { paymentId } = await paidAtGateway("card", owner);
    expect(done(await ask(paymentId, "5", { to: "prepaid" })).state).toBe("done");
    expect(await balanceOn(seller, "prepaid", owner.id)).toBe(500);
    const nobodys = await paidAtGateway("card");
    expect(await ask(nobodys.paymentId, "5", { to: "prepaid" })).toMatchObject({ code: "refund-no-account" });
  });

  test("of a transfer goes to an IBAN, kept sealed, and is over when the bank's reference is recorded", async () => {
    const orderId = await givenOrder(seller);
    const { paymentId } = done(await arrives(seller, chief.actor, { orderId }, "14,64"));
    expect(await ask(paymentId, "5")).toMatchObject({ code: "refund-iban-missing" });
    expect(await ask(paymentId, "5", { iban: "IT60X0542811101000000123457" })).toMatchObject({ code: "invalid-input" });
    const { refundId } = done(await ask(paymentId, "5", { iban: IBAN }));
    expect((await read(refundId)).ibanSealed).not.toContain(IBAN);
    const send = (bankReference: string) =>
      recordRefundSent({ refundId, bankReference }, { seller, actor: chief.actor });
    done(await send("CRO 555001"));
    expect(await send("CRO 555002")).toMatchObject({ code: "refund-cannot-finish" });
    expect(await read(refundId)).toMatchObject({ state: "done", gatewayRef: "transfer:CRO555001" });
    expect(await balanceOn(seller, "refunds", "transfer")).toBe(0);
  });

  test("of money that went astray leaves the sale alone: out of the prepaid account, or refused when it is spent", async () => {
    const owner = await givenUser(seller);
    const orderId = await givenOrder(seller, { userId: owner.id });
    done(await arrives(seller, chief.actor, { orderId }, "14,64"));
    const twice = done(await arrives(seller, chief.actor, { orderId }, "14,64"));
    const sales = await balanceOn(seller, "revenue");
    await givenBalance(seller, owner.id, -1000);
    expect(await ask(twice.paymentId, "9", { iban: IBAN })).toMatchObject({ code: "money-spent" });
    done(await ask(twice.paymentId, "4", { iban: IBAN }));
    expect(await balanceOn(seller, "revenue")).toBe(sales);
    expect(await balanceOn(seller, "prepaid", owner.id)).toBe(64);
    expect(await payment(twice.paymentId)).toMatchObject({ refundedCents: 400 });
  });

  test("of a prepaid balance goes to an IBAN, never more than is there", async () => {
    const owner = await givenUser(seller);
    await givenBalance(seller, owner.id, 900);
    const give = (amount: string) =>
      askRefund(
        { userId: owner.id, amount, to: "transfer", iban: IBAN, reason: "balance" },
        { seller, actor: clerk.actor },
      );
    expect(await give("9,01")).toMatchObject({ code: "money-spent" });
    expect(done(await give("9")).state).toBe("approved");
    expect(await balanceOn(seller, "prepaid", owner.id)).toBe(0);
  });

  test("whose answer is lost is asked again and given once; refused by the gateway it asks a person and goes another way", async () => {
    const { paymentId } = await paidAtGateway("card");
    const { refundId } = done(await ask(paymentId, "5"));
    await stack.fault("stripe", { mode: "malformed", times: 1, match: "POST /v1/refunds" });
    expect((await runJobs()).failed).toContain("refund.send");
    await hurryJobs();
    await runJobs();
    expect(await read(refundId)).toMatchObject({ state: "done" });
    const second = done(await ask(paymentId, "5"));
    await db().payment.update({
      where: { sellerId_id: { sellerId: seller, id: paymentId } },
      data: { chargeRef: "pi_gone" },
    });
    await runJobs();
    expect(await read(second.refundId)).toMatchObject({ state: "failed" });
    expect(await tasksOn(second.refundId)).toEqual(["refund-failed"]);
    done(
      await redirectRefund({ refundId: second.refundId, to: "transfer", iban: IBAN }, { seller, actor: chief.actor }),
    );
    expect(await read(second.refundId)).toMatchObject({ state: "approved", method: "transfer" });
    expect(await tasksOn(second.refundId)).toEqual([]);
  });

  test("is a matter of the staff, and of nobody's own money", async () => {
    const self = await givenUser(seller, "accounting");
    const { paymentId } = await paidAtGateway("card", self);
    expect(await ask(paymentId, "5", {}, self.actor)).toMatchObject({ code: "own-refund" });
    for (const role of ["customer", "sales", "help-desk"] as const)
      expect(await ask(paymentId, "5", {}, (await givenUser(seller, role)).actor)).toMatchObject({
        code: "not-allowed",
      });
    expect(await ask(paymentId, "5", { reason: "other" })).toMatchObject({ code: "invalid-input" });
  });
});
