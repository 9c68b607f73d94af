import { afterAll, beforeAll, test } from "vitest";
import { givenStack, type TestStack } from "../support/stack";
import { simulate } from "./simulate";

const seed = Number(process.env.SIMULATION_SEED ?? 1);
const years = Number(process.env.SIMULATION_YEARS ?? 3);
const mailboxes = Number(process.env.SIMULATION_MAILBOXES ?? 5000);

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
});
afterAll(() => stack.close());

test(`${mailboxes} mailboxes of five sellers over ${years} years, seed ${seed}`, { timeout: 86_400_000 }, async () => {
  const tally = await simulate(stack, { seed, years, mailboxes, log: console.log });
  console.log(
    [...tally]
      .map(([what, n]) => `${String(n).padStart(8)}  ${what}`)
      .sort()
      .join("\n"),
  );
});
