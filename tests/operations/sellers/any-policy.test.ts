import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addMonths, day, fromDb, instantToDb, isoDay } from "@/lib/kernel/day";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { type PolicyInput, policySchema } from "@/lib/sellers/policy";
import { publishPolicy } from "@/lib/sellers/store";
import { presets } from "@/prisma/seed/presets";
import { anyPolicy } from "../../support/any-policy";
import { fullPolicy } from "../../support/full-policy";
import { givenStack, runJobs, type TestStack } from "../../support/stack";
import { type Choices, walkShop } from "../../support/walk";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
});
afterAll(() => stack.close());

let sellers = 0;
/** Publishes the policy as a seller's of its own, buys there, and expects a mailbox that works. */
async function walk(written: PolicyInput, choices: Choices): Promise<void> {
  sellers += 1;
  const seller = `qualsiasi-${sellers}`;
  const policy = policySchema.parse({ ...written, seller });
  await db().$transaction((tx) => publishPolicy(tx, policy, day("2020-01-01"), instantToDb(now())));
  const { orderId, termMonths } = await walkShop(seller, policy, choices);
  expect((await runJobs()).failed).toEqual([]);
  const mailbox = await db().mailbox.findFirstOrThrow({ where: { orderId } });
  const order = await db().order.findFirstOrThrow({ where: { id: orderId } });
  expect([order.state, mailbox.state], JSON.stringify({ choices, plan: order.planCode })).toEqual([
    "fulfilled",
    "active",
  ]);
  expect(mailbox.expiresOn && isoDay(fromDb(mailbox.expiresOn))).toBe(isoDay(addMonths(today(), termMonths)));
}

const number = fc.nat({ max: 99 });
const anyChoices: fc.Arbitrary<Choices> = fc.record({
  plan: number,
  term: number,
  kind: number,
  way: number,
  pay: number,
});

test("any right policy yields a shop that can be walked to the end", async () => {
  await fc.assert(
    fc.asyncProperty(anyPolicy("qualsiasi"), anyChoices, walk),
    // Each run is a purchase from the first question to the mailbox: few, and never shrunk for minutes.
    { numRuns: 6, endOnFailure: true },
  );
});

test.each([...presets, fullPolicy()].map((policy) => [policy.seller, policy] as const))(
  "so does the policy of %s, whatever is chosen",
  async (_, policy) => {
    for (const n of [0, 1]) await walk(policy, { plan: n, term: n, kind: n, way: n, pay: n });
  },
);
