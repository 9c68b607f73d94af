import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { verify } from "@/lib/audit/exchanges/verify";
import { fileStore } from "@/lib/connectors/file-store";
import { readFile } from "@/lib/documents/exchanges/files";
import { sweepOrphanFiles } from "@/lib/documents/exchanges/sweep-files";
import { now } from "@/lib/platform/clock";
import { sha256 } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { Random } from "@/tests/simulation/random";
import { givenPlacedOrder } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";
import { runSeed, startProgram, until, wait } from "../support/process";

// Uploads cut short by kill -9, at any moment, and by a disk that is full. UPLOADS=100 for the full reach; SEED=… gives a
// run again.
const UPLOADS = Number(process.env.UPLOADS ?? 10);
const SENDER = new URL("./sender.ts", import.meta.url).pathname;

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller();
});
afterAll(() => stack.close());

async function givenDraft(n: number): Promise<string> {
  const orderId = await givenPlacedOrder([`carta.${n}`], { approved: false, n });
  await db().order.updateMany({ where: { id: orderId }, data: { state: "draft", policyVersion: 1 } });
  return orderId;
}

const keptBy = (lines: string[]) => lines.flatMap((line) => (line.startsWith("kept ") ? [line.slice(5)] : []));
const unfinished = () => readdirSync(join(stack.dataDir, "files/.unfinished"));

/** What a customer was told is kept can be read, byte for byte, whatever happened afterwards. */
async function expectReadable(files: string[]): Promise<void> {
  for (const id of files) {
    const row = await db().file.findFirstOrThrow({ where: { id } });
    const file = await readFile("demo", id);
    expect(file && sha256(file.bytes)).toBe(row.sha256);
  }
}

/** At once: nothing on the disk without its row. After a sweep: no row without its file, and nothing half written. */
async function expectNothingLoose(): Promise<void> {
  const broken = async () => (await verify()).flatMap(({ holds, name, offending }) => (holds ? [] : [name, offending]));
  expect(await broken()).toEqual([]);
  await sweepOrphanFiles(now().add({ hours: 2 }));
  expect(await db().file.count({ where: { stored: false } })).toBe(0);
  expect(unfinished()).toEqual([]);
  await sweepOrphanFiles(now().add({ hours: 48 }));
  const rows = await db().file.findMany({ select: { id: true, storageKey: true } });
  expect(await fileStore().list("")).toEqual(rows.map(({ storageKey }) => storageKey).sort());
  const claimed = await db().document.count({ where: { fileId: { in: rows.map(({ id }) => id) } } });
  expect(claimed).toBe(rows.length);
  expect(await broken()).toEqual([]);
}

it(`${UPLOADS} uploads killed in the middle leave no row without its file and no file without its row`, async () => {
  const random = new Random(runSeed());
  const kept: string[] = [];
  const places = ["file-row-written", "file-bytes-written"];
  for (let n = 0; n < UPLOADS; n++) {
    const orderId = await givenDraft(n);
    const place = n < places.length ? { SPORTELLO_FAILPOINT: places[n] } : {};
    const sender = startProgram(SENDER, { args: [orderId, "20,2000,300"], env: place });
    if (n >= places.length) {
      await until(60, "the first upload", () => sender.lines.length > 0);
      await wait(random.between(0, 250));
      await sender.kill();
    }
    expect((await sender.ended).signal).toBe("SIGKILL");
    kept.push(...keptBy(sender.lines));
  }
  expect(kept.length).toBeGreaterThan(0);
  await expectReadable(kept);
  await expectNothingLoose();
}, 1_800_000);

it.skipIf(process.platform === "win32")(
  `of ${UPLOADS} uploads to a full disk those that do not fit are lost whole, the others kept`,
  async () => {
    const orderId = await givenDraft(UPLOADS);
    // No file may grow beyond a megabyte: a write stops in the middle, as on a disk that is full.
    const first = "ulimit -f 2048";
    const args = [orderId, "20,3000", String(UPLOADS)];
    const sender = startProgram(SENDER, { args, first, env: { TSX_DISABLE_CACHE: "1" } });
    expect(await sender.ended).toEqual({ code: 0, signal: null });
    const kept = keptBy(sender.lines);
    expect(kept).toHaveLength(Math.ceil(UPLOADS / 2));
    expect(sender.lines.filter((line) => line.startsWith("lost "))).toHaveLength(Math.floor(UPLOADS / 2));
    await expectReadable(kept);
    await expectNothingLoose();
  },
  900_000,
);
