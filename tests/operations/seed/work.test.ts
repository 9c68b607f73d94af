import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verify } from "@/lib/audit/exchanges/verify";
import { approveReview } from "@/lib/documents/operations/approve-review";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { runSweep } from "@/lib/mailboxes/jobs/sweep";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { type Actor, SYSTEM } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { seed } from "@/prisma/seed";
import { givenStack, runJobs, type TestStack } from "../../support/stack";

// The demo is a shop like any other: what it begins with can be worked with, and still adds up afterwards.
let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await seed();
  const told = readFileSync(join(stack.dataDir, "sandbox", "provider-seed.json"), "utf8");
  await stack.control("/provider/__mailboxes", JSON.parse(told));
});
afterAll(() => stack.close());

const broken = async () => (await verify({ atRest: true })).flatMap((verdict) => verdict.offending);

test("open reviews can be approved, and their mailboxes are made", async () => {
  const reviews = await db().review.findMany({ where: { state: "open" } });
  for (const { sellerId, id } of reviews) {
    expect(await approveReview({ reviewId: id }, { seller: sellerId, actor: SYSTEM("test") })).toHaveProperty(
      "orderId",
    );
  }
  expect((await runJobs()).failed).toEqual([]);
  expect(await db().mailbox.count({ where: { state: { in: ["reserved", "provisioning"] } } })).toBe(0);
  expect(await broken()).toEqual([]);
});

test("the demo's customer renews a mailbox with money paid in advance", async () => {
  const user = await db().user.findFirstOrThrow({ where: { sellerId: "visura", userName: "cliente" } });
  const actor: Actor = { kind: "user", userId: user.id, name: user.displayName, roles: ["customer"], territory: [] };
  const call = { seller: "visura", actor };
  const box = await db().mailbox.findFirstOrThrow({ where: { userId: user.id }, orderBy: { expiresOn: "asc" } });
  const order = await orderRenewal({ which: { mailboxId: box.id }, termMonths: 12 }, call);
  if (isRefusal(order)) throw new Error(order.code);
  expect(await payOrderFromPrepaid({ orderId: order.orderId }, call)).toHaveProperty("paymentId");
  expect((await runJobs()).failed).toEqual([]);
  const renewed = await db().mailbox.findFirstOrThrow({ where: { id: box.id } });
  expect(isoDay(fromDb(renewed.expiresOn!))).toBe(isoDay(fromDb(box.expiresOn!).add({ years: 1 })));
  expect(await broken()).toEqual([]);
});

test("the nights go by", async () => {
  for (const days of [1, 100]) await runSweep(today().add({ days }));
  expect((await runJobs()).failed).toEqual([]);
  expect(await broken()).toEqual([]);
});
