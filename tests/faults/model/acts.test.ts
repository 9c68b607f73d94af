import fc from "fast-check";
import { afterAll, beforeAll, it } from "vitest";
import { shiftClock } from "@/lib/platform/clock";
import { givenStack, type TestStack } from "@/tests/support/stack";
import { runSeed } from "../support/process";
import { acts, tally } from "./commands";
import { expectSound, openShop } from "./shop";

// Acts in any order while time moves, beside the model of tests/simulation; product and model are compared after each, and
// the invariants after each run. SEEDS=1000 ACTS=200 for the full reach; SEED=… gives a run again. What fails is shrunk
// to the fewest acts that fail, and told.
const SEEDS = Number(process.env.SEEDS ?? 4);
const ACTS = Number(process.env.ACTS ?? 60);

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
});
afterAll(async () => {
  shiftClock(0);
  await stack.close();
});

it(`${SEEDS} runs of up to ${ACTS} acts leave product and model of one mind`, async () => {
  const seed = runSeed();
  const run = fc.asyncProperty(fc.commands(acts, { maxCommands: ACTS, size: "max" }), async (commands) => {
    const shop = await openShop(stack);
    await fc.asyncModelRun(() => ({ model: shop.world.model, real: shop }), commands);
    await expectSound(shop);
  });
  await fc.assert(run, { numRuns: SEEDS, seed });
  console.log([...tally].map(([what, times]) => `${times} × ${what}`).join(", "));
}, 86_400_000);
