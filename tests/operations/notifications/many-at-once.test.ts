import { expect, test } from "vitest";
import { runWorker } from "@/lib/jobs/worker";
import { sendAll } from "@/lib/platform/boss";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { givenSeller } from "../../support/seller";
import { givenStack } from "../../support/stack";

const JOBS = 60;

/** A night's reminders are sent together and wake the worker once: it goes on until none is left. */
test("sixty jobs sent together are done one after the other, without waiting for the next look", async () => {
  const stack = await givenStack();
  await givenSeller();
  const worker = await runWorker();
  try {
    await sendAll(
      "names.check",
      Array.from({ length: JOBS }, () => ({ seller: "demo", orderId: newId(), tries: 1 })),
    );
    const left = async () => {
      const [row] = await db().$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'names.check' AND state = 'created'`;
      return row?.n;
    };
    await expect.poll(left, { timeout: 20_000, interval: 250 }).toBe(0);
  } finally {
    await worker.stop();
    await stack.close();
  }
});
