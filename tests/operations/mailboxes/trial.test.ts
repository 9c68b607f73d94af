import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, fromDb, isoDay } from "@/lib/kernel/day";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { quoteRenewal } from "@/lib/mailboxes/queries/renewal";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { by, done, givenComplete, refusedWith } from "@/tests/operations/orders/wizard";
import { givenLiveMailbox } from "@/tests/support/mailboxes";
import { settleByCard, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

const both = (text: string) => ({ it: text, en: text });
let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", (draft) => {
    draft.catalogue.plans.push({
      code: "prova",
      name: both("Prova"),
      description: both("Sei mesi gratis"),
      inboxGb: 1,
      trial: { convertsTo: ["base"] },
    });
    draft.catalogue.prices.push({
      plan: "prova",
      act: "activation",
      channels: ["public", "account"],
      termMonths: 6,
      amountCents: 0,
    });
  });
});
afterAll(() => stack.close());

it("costs nothing, begins without a payment, and is had once", async () => {
  const trial = async () => {
    const { orderId, actor } = await givenComplete(`prova.${newId().slice(-8)}`);
    await db().order.update({
      where: { sellerId_id: { sellerId: "demo", id: orderId } },
      data: { planCode: "prova", termMonths: 6 },
    });
    return placeOrder({ orderId, acceptTerms: true, immediateActivation: true }, by(actor));
  };
  const first = done(await trial());
  expect(await db().order.findFirst({ where: { id: first.orderId } })).toMatchObject({
    state: "settled",
    totalCents: 0,
  });
  refusedWith(await trial(), "trial-used");
});

it("is renewed only as what it may become, bought or left to lapse", async () => {
  const mailbox = await givenLiveMailbox(stack, { localPart: "prova.finita", expiresOn: addDays(today(), 10) });
  await db().mailbox.update({
    where: { sellerId_id: { sellerId: "demo", id: mailbox.id } },
    data: { planCode: "prova", termMonths: 6 },
  });
  const which = { userCode: mailbox.userCode!, address: `${mailbox.localPart}@${mailbox.domain}` };
  const quote = await quoteRenewal("demo", which, { kind: "anonymous" });
  if ("refused" in quote) throw new Error(quote.code);
  expect(new Set(quote.offers.map(({ plan }) => plan))).toEqual(new Set(["base"]));
  const anonymous = { seller: "demo", actor: { kind: "anonymous" as const } };
  expect(await orderRenewal({ which, termMonths: 12 }, anonymous)).toMatchObject({ code: "renewal-no-price" });
  expect(await orderRenewal({ which, termMonths: 12, plan: "plus" }, anonymous)).toMatchObject({
    code: "plan-not-convertible",
  });
  const order = done(await orderRenewal({ which, termMonths: 12, plan: "base" }, anonymous));
  await settleByCard({ orderId: order.orderId }, system());
  await runJobs();
  await hurryJobs();
  await runJobs();
  const bought = await db().mailbox.findFirstOrThrow({ where: { id: mailbox.id } });
  expect(bought).toMatchObject({ planCode: "base", state: "active" });
  expect(isoDay(fromDb(bought.expiresOn!))).toBe(isoDay(addDays(today(), 10).add({ years: 1 })));
});
