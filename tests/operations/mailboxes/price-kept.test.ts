import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, endOfDayInRome, instantFromDb, instantToDb } from "@/lib/kernel/day";
import { agreedLines } from "@/lib/mailboxes/bulk";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { orderRenewals } from "@/lib/mailboxes/operations/order-renewals";
import { bulkReview } from "@/lib/mailboxes/queries/bulk";
import { quoteRenewal } from "@/lib/mailboxes/queries/renewal";
import { expireOrder } from "@/lib/orders/operations/expire-order";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { PolicyInput } from "@/lib/sellers/policy";
import { publishPolicy } from "@/lib/sellers/store";
import { givenMailbox, system } from "@/tests/support/orders";
import { demoPolicy } from "@/tests/support/policy";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { done, givenUser } from "../payments/support";
import { paid } from "./together-support";

const seller = "demo";
const rules = (draft: PolicyInput) => {
  draft.money.methods.account = ["card"];
  draft.lifecycle.autoRenewal = { proformaDays: 45, noticeDays: 30 };
};
const OLD = 2196;
const NEW = 2806;
let drop: () => Promise<void>;
beforeAll(async () => {
  drop = await givenDatabase();
  await givenSeller(seller, rules);
});
afterAll(() => drop());

const orderOf = (id: string) => db().order.findFirstOrThrow({ where: { id } });
const alone = async (mailboxId: string, call: Parameters<typeof orderRenewal>[1]) =>
  done(await orderRenewal({ which: { mailboxId }, termMonths: 12 }, call)).orderId;

/** A mailbox, and who holds it. */
async function given(days: number, count = 1) {
  const user = await givenUser(seller);
  const expiresOn = addDays(today(), days);
  const made = await Promise.all(
    Array.from({ length: count }, () => givenMailbox({ seller, userId: user.id, expiresOn })),
  );
  const ids = made.map(({ id }) => id);
  await db().mailbox.updateMany({ where: { id: { in: ids } }, data: { holderId: made[0]!.holderId } });
  return { user, ids, call: { seller, actor: user.actor } };
}

/** From today a renewal of a year costs 23 euros, not 18. */
async function pricesRise() {
  const dearer = demoPolicy(seller, (draft) => {
    rules(draft);
    for (const price of draft.catalogue.prices)
      if (price.plan === "base" && price.act === "renewal" && price.termMonths === 12) price.amountCents = 2300;
  });
  await db().$transaction((tx) => publishPolicy(tx, dearer, today(), instantToDb(now())));
}

describe("a price list that changes", () => {
  it("leaves what was ordered at its price until its own end, and is that of everything ordered since", async () => {
    const [one, several, itself] = [await given(60), await given(60, 2), await given(40)];
    const first = await alone(one.ids[0]!, one.call);
    const lines = agreedLines((await bulkReview({ seller, userId: several.user.id }, { termMonths: 12 }))!.lines);
    const together = done(await orderRenewals({ lines }, several.call)).orderId;
    await runSweep(today());
    const own = await db().order.findFirstOrThrow({ where: { mailboxId: itself.ids[0]!, kind: "renewal" } });
    expect([await orderOf(first), await orderOf(together), own].map(({ totalCents }) => totalCents)).toEqual([
      OLD,
      2 * OLD,
      OLD,
    ]);
    await pricesRise();

    // What is shown and ordered from now on costs more; what was shown before is not ordered any more.
    const { offers } = done(await quoteRenewal(seller, { mailboxId: one.ids[0]! }, one.user.actor));
    expect(offers.find(({ termMonths }) => termMonths === 12)?.answer.totalCents).toBe(NEW);
    expect(await orderRenewals({ lines }, several.call)).toMatchObject({ params: { code: "price-changed" } });
    const later = await alone(one.ids[0]!, one.call);
    expect(later).not.toBe(first);
    expect(await orderOf(later)).toMatchObject({ state: "placed", totalCents: NEW });

    // What was ordered before is asked for, paid and invoiced as it was ordered.
    for (const [id, totalCents, call] of [
      [first, OLD, one.call],
      [together, 2 * OLD, several.call],
      [own.id, OLD, itself.call],
    ] as const) {
      const { paymentId } = done(await startGatewayPayment({ orderId: id }, call));
      expect(await db().payment.findFirst({ where: { id: paymentId } })).toMatchObject({ amountCents: totalCents });
      done(await paid({ paymentId, amountCents: totalCents }));
      const settled = await db().order.findFirst({ where: { id }, include: { invoice: true } });
      expect(settled).toMatchObject({ state: "settled", totalCents, invoice: { totalCents } });
    }
  });

  it("is asked anew once the unpaid order has ended, on its day and not before", async () => {
    const { ids, call } = await given(60);
    const order = await orderOf(await alone(ids[0]!, call));
    const end = instantFromDb(order.expiresAt!);
    const { money } = demoPolicy(seller);
    expect(end.toString()).toBe(endOfDayInRome(addDays(today(), money.unpaidOrderDays)).toString());
    // The night before its end it still waits; a moment after, it does not.
    const early = { ...system(seller), at: end.subtract({ minutes: 1 }) };
    expect(await expireOrder({ orderId: order.id }, early)).toMatchObject({ code: "order-not-due" });
    expect(await alone(ids[0]!, call)).toBe(order.id);
    done(await expireOrder({ orderId: order.id }, { ...system(seller), at: end.add({ minutes: 1 }) }));
    expect(await orderOf(order.id)).toMatchObject({ state: "expired" });
    expect(await startGatewayPayment({ orderId: order.id }, call)).toMatchObject({ code: "order-not-payable" });
    const again = await orderOf(await alone(ids[0]!, call));
    expect(again).toMatchObject({ state: "placed", totalCents: NEW });
    expect(again.id).not.toBe(order.id);
  });
});
