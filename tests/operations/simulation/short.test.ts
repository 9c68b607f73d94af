import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { simulate } from "../../simulation/simulate";
import { givenStack, type TestStack } from "../../support/stack";

vi.hoisted(() => {
  process.env.LOG_LEVEL = "silent";
});

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
});
afterAll(() => stack.close());

// Of the long one (`npm run test:simulation`) as much as the usual tests have time for: a term and what comes after it.
test("a few mailboxes of the five sellers live and lapse as the model says", { timeout: 600_000 }, async () => {
  const tally = await simulate(stack, { seed: 5, years: 1.1, mailboxes: 12, bornWithin: 0.05 });
  expect([...tally.keys()]).toContain("renewal ordered");
});
