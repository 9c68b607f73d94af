import { afterAll, beforeAll, expect, it } from "vitest";
import { balanceOf } from "@/lib/accounts/store/balance";
import { handler } from "@/lib/agreements/jobs/activate";
import { db } from "@/lib/platform/db";
import { givenProfessionalOrder, givenRun, UNIT } from "@/tests/support/activations";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { givenBalance, ledgerFaults } from "../payments/support";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller("demo", (policy) => {
    policy.money.methods.agreement = ["card"];
  });
});
afterAll(() => close());

const MEMBERS = 40;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A worker that may lose its database at any statement; true: it came to the end. */
const worker = (runId: string): Promise<boolean> =>
  handler({ seller: "demo", runId }, { jobId: runId, retry: 0, signal: AbortSignal.timeout(60_000) }).then(
    () => true,
    () => false,
  );

/** Ends every connection that is in the middle of something, as a dying server or a killed worker does. */
const cut = () => db().$queryRaw`
  SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL AND backend_type = 'client backend'`;

it("makes one order and takes the money once for each line, whatever is cut off in the middle", async () => {
  const order = await givenProfessionalOrder("demo", MEMBERS);
  const { userId, actor } = order.secretary;
  await givenBalance("demo", userId, (MEMBERS + 5) * UNIT);
  const runId = await givenRun(order, actor);
  let cuts = 0;
  for (let round = 0; round < 60; round++) {
    const workers = Promise.all([worker(runId), worker(runId), worker(runId)]);
    if (cuts < 12) {
      await wait(10 + ((round * 37) % 120));
      await cut().then(
        () => cuts++,
        () => {},
      );
    }
    if ((await workers).every(Boolean)) break;
  }
  expect(cuts).toBeGreaterThan(1); // as often as it lasts: on a quick machine a few times
  expect(await db().activationRun.findFirst({ where: { id: runId } })).toMatchObject({ state: "done" });
  const lines = await db().activationLine.findMany({ where: { runId } });
  expect(lines.map(({ state }) => state)).toEqual(Array(MEMBERS).fill("ordered"));
  const orders = await db().order.findMany({ where: { agreementId: order.agreementId } });
  expect(orders).toHaveLength(MEMBERS);
  expect(new Set(orders.map(({ memberId }) => memberId)).size).toBe(MEMBERS);
  for (const count of [
    db().mailbox.count(),
    db().payment.count({ where: { method: "prepaid" } }),
    db().movement.count({ where: { kind: "settlement" } }),
    db().invoice.count(),
    db().name.count({ where: { state: "bound" } }),
  ])
    expect(await count).toBe(MEMBERS);
  expect(await db().$transaction((tx) => balanceOf(tx, "demo", userId))).toBe(5 * UNIT);
  expect(await ledgerFaults()).toEqual([]);
}, 60_000);
