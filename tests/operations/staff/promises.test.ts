import { afterAll, beforeAll, expect, it } from "vitest";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { PolicyInput } from "@/lib/sellers/policy";
import { promisesReport } from "@/lib/staff/queries/promises";
import { givenPlacedOrder } from "@/tests/support/orders";
import { demoPolicy } from "@/tests/support/policy";
import { givenDatabase, givenSeller } from "@/tests/support/seller";

const seller = "demo";
const promised = (draft: PolicyInput) => {
  draft.service.promises = {
    acts: {
      "activation-by-hand": { workingHours: 24, percent: 90, clock: "elapsed" },
      activation: { workingHours: 48, clock: "elapsed" },
    },
  };
};
let end: () => Promise<void>;
beforeAll(async () => {
  end = await givenDatabase();
  await givenSeller(seller, promised);
});
afterAll(() => end());

const ago = (hours: number): Instant => now().subtract({ minutes: Math.round(60 * hours) });
const report = async (what: string) => {
  const policy = demoPolicy(seller, promised);
  return (await promisesReport({ seller, policy, since: ago(1000) })).find((each) => each.what === what);
};
let count = 0;

/** An order paid, looked at and carried out so many hours ago. */
async function given(
  paid: number,
  done: number | null,
  review: { opened: number; basis?: string; state?: "open" | "rejected" } | null = null,
) {
  count += 1;
  const orderId = await givenPlacedOrder([`promessa${count}`], { n: count });
  const state = done === null ? "settled" : "fulfilled";
  const fulfilledAt = done === null ? null : instantToDb(ago(done));
  await db().order.updateMany({
    where: { id: orderId },
    data: { state, placedAt: instantToDb(ago(paid)), settledAt: instantToDb(ago(paid)), fulfilledAt },
  });
  if (!review) return db().review.deleteMany({ where: { orderId } });
  const { opened, basis = "staff", state: decided = "approved" } = review;
  const openedAt = instantToDb(ago(opened));
  const decidedAt = decided === "open" ? null : openedAt;
  await db().review.updateMany({
    where: { orderId },
    data: { openedAt, basis, state: decided, decidedAt, dueAt: openedAt },
  });
}

it("counts what was promised of each order, from the payment or from its papers, whichever came later", async () => {
  await given(100, 80, { opened: 100 });
  await given(100, 70, { opened: 100 });
  // Paid long before its papers came: in time all the same.
  await given(300, 80, { opened: 100 });
  await given(10, null, { opened: 20 });
  await given(40, null, { opened: 50, state: "open" });
  // Sent back to its customer: nothing is late by the seller.
  await given(200, null, { opened: 200, state: "rejected" });
  expect(await report("activation-by-hand")).toEqual({
    what: "activation-by-hand",
    kept: 2,
    broken: 2,
    open: 1,
    percent: 50,
    promised: 90,
  });
  await given(100, 99.5, { opened: 100, basis: "digital" });
  await given(100, 98, { opened: 100, basis: "on-screen" });
  expect(await report("digital")).toMatchObject({ kept: 1, broken: 1, percent: 50, promised: 100 });
  await given(100, 53);
  await given(100, 51);
  expect(await report("activation")).toMatchObject({ kept: 1, broken: 1 });
  expect(await report("review")).toMatchObject({ kept: 5, broken: 1 });
  expect(await report("lite")).toBeUndefined();
});
