import { afterAll, beforeAll, expect, it } from "vitest";
import type { Area } from "@/lib/connectors/sandbox/area";
import type { Fault } from "@/lib/connectors/sandbox/faults";
import { db } from "@/lib/platform/db";
import { Random } from "@/tests/simulation/random";
import { givenStack, hurryJobs, type TestStack } from "@/tests/support/stack";
import { type Program, runSeed, until, wait } from "../support/process";
import { expectDoneOnce, expectKept, expectSound, unfinished, untold, waitingJobs } from "./expect";
import { givenShop, startCustomers, startWorker } from "./shop";

// `kill -9` of the worker, and of the process that serves customers, while they buy, renew, top up and add space: at the
// failpoints of these jobs, then at any moment. KILLS=200 for the full reach; SEED=… draws the same victims and moments.
const KILLS = Number(process.env.KILLS ?? 8);
const PLACES = ["provision.after-provider", "renew.after-provider", "extras.after-provider", "mail.after-send"];

let stack: TestStack;
let users: string[];
beforeAll(async () => {
  stack = await givenStack();
  users = await givenShop(stack, 12 + KILLS * 2);
});
afterAll(() => stack.close());

/** What lengthens the moments between an answer and its being written down. */
const WEATHER: [Area["name"], Fault][] = [
  ["provider", { mode: "slow", ratio: 0.5, delayMs: 300 }],
  ["provider", { mode: "timeout-after-success", ratio: 0.3, delayMs: 100 }],
  ["stripe", { mode: "slow", ratio: 0.3, delayMs: 300 }],
  ["stripe", { mode: "timeout-after-success", ratio: 0.2, delayMs: 100 }],
  ["resend", { mode: "timeout-after-success", ratio: 0.3, delayMs: 100 }],
];

let customersSoFar = 1;
function comeIn(seed: number): Program {
  customersSoFar += 1000;
  return startCustomers(users, seed, customersSoFar);
}

it(`${KILLS} kills lose nothing and do nothing twice; a new worker ends what was begun within a minute`, async () => {
  const seed = runSeed();
  const random = new Random(seed, 7);
  const all: Program[] = [];
  const kept = (program: Program) => {
    all.push(program);
    return program;
  };
  let [customers, worker] = [kept(comeIn(seed)), kept(startWorker(PLACES[0]))];
  for (let kills = 0; kills < KILLS; kills++) {
    const place = PLACES[kills];
    const [area, fault] = random.pick(WEATHER);
    await stack.fault(area, { ...fault, seed: kills });
    if (place) {
      await until(90, `a death at ${place}`, () => {
        // One that could not even start is started again, as by the launcher.
        if (worker.child.exitCode !== null) worker = kept(startWorker(place));
        return worker.child.signalCode !== null;
      });
      worker = kept(startWorker(PLACES[kills + 1]));
    } else {
      const victim = random.chance(0.5) ? "worker" : "customers";
      const before = customers.lines.length;
      await until(60, "customers at work", () => customers.lines.length > before);
      await wait(random.between(0, 1500));
      await (victim === "worker" ? worker : customers).kill();
      if (victim === "worker") worker = kept(startWorker());
      else customers = kept(comeIn(seed));
    }
    await stack.fault(area, { mode: "none" });
  }
  await Promise.all([customers.kill(), worker.kill()]);
  let last = startWorker();
  // The first look at a gateway's page, and the ladder of tries, are not waited for; a dead worker's heart is.
  const isAtRest = async () => {
    if (last.child.exitCode !== null) last = startWorker();
    await hurryJobs();
    return (await unfinished()).length === 0 && (await untold(stack.dataDir)).length === 0;
  };
  await until(60, "all orders final or parked", isAtRest);
  await until(60, "every job done", async () => {
    await hurryJobs();
    return (await waitingJobs()) === 0;
  });
  const lines = all.flatMap((program) => program.lines);
  console.log(`${lines.filter((line) => /^(paid|topped) /.test(line)).length} payments told`);
  await expectKept(lines, stack.dataDir);
  await expectDoneOnce(stack.dataDir);
  await expectSound();
  expect(await db().order.count({ where: { state: "settled" } }), "orders parked").toBe(0);
}, 3_600_000);
