import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fileStore } from "@/lib/connectors/file-store";
import { keepFile } from "@/lib/documents/exchanges/files";
import { openFile } from "@/lib/documents/exchanges/open-file";
import { sweepOrphanFiles } from "@/lib/documents/exchanges/sweep-files";
import { takeUpload } from "@/lib/documents/exchanges/take-upload";
import { isRefusal } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenPlacedOrder } from "../../support/orders";
import { givenDocument, linkOf, somebody } from "../../support/papers";
import { givenDatabase, givenSeller } from "../../support/seller";
import { miniPdf, picture } from "../../support/uploads";

let end: () => Promise<void>;
const dir = mkdtempSync(join(tmpdir(), "sportello-files-"));
beforeAll(async () => {
  process.env.DATA_DIR = dir;
  end = await givenDatabase();
  await givenSeller("demo");
  await givenSeller("altro");
});
afterAll(async () => {
  await end();
  rmSync(dir, { recursive: true, force: true });
});

const hours = (count: number) => now().add({ hours: count });
const look = (fileId: string, actor: Parameters<typeof openFile>[1]["actor"], seller = "demo") =>
  openFile({ fileId, reason: "own" }, { seller, actor });

describe("a file", () => {
  test("is seen by its owner and by who judges it, and every look is written down", async () => {
    const orderId = await givenPlacedOrder(["uno"], { approved: false });
    const { fileId } = await givenDocument(orderId);
    const staff = somebody("Anna", "back-office");
    expect(await look(fileId, linkOf(orderId))).toMatchObject({ bytes: Buffer.from("bytes of identity-front") });
    expect(isRefusal(await openFile({ fileId, reason: "review" }, { seller: "demo", actor: staff }))).toBe(false);
    const seen = await db().command.findMany({ where: { act: "view-file", refused: null }, orderBy: { at: "asc" } });
    expect(seen).toMatchObject([
      { actorKind: "link", actorId: orderId, input: { fileId, reason: "own" } },
      { actorKind: "user", actorId: staff.userId, input: { fileId, reason: "review" } },
    ]);
  });

  test("is seen by nobody else", async () => {
    const owner = somebody("Titolare", "customer");
    const orderId = await givenPlacedOrder(["due"], { approved: false, n: 2 });
    await db().order.updateMany({ where: { id: orderId }, data: { userId: owner.userId } });
    const another = await givenPlacedOrder(["tre"], { approved: false, n: 3 });
    const { fileId } = await givenDocument(orderId);
    for (const stranger of [
      somebody("Altro", "customer"),
      somebody("Vendite", "sales"),
      somebody("Contabile", "accounting"),
      linkOf(another),
      // The order has an account: its private link no longer opens its papers.
      linkOf(orderId),
    ]) {
      expect(await look(fileId, stranger)).toMatchObject({ code: "file-unknown" });
    }
    expect(await look(fileId, { kind: "anonymous" })).toMatchObject({ code: "not-allowed" });
    expect(await look(fileId, somebody("Anna", "admin"), "altro")).toMatchObject({ code: "file-unknown" });
    expect(isRefusal(await look(fileId, owner))).toBe(false);
  });

  test("lies on the disk encrypted", async () => {
    const fileId = await keepFile(
      { seller: "demo", bytes: Buffer.from("canary-canary"), contentType: "image/jpeg" },
      now(),
    );
    const row = await db().file.findFirstOrThrow({ where: { id: fileId } });
    const bytes = await fileStore().get(row.storageKey);
    expect(bytes?.includes("canary")).toBe(false);
  });
});

describe("an upload", () => {
  test("becomes the document of its kind, the former one gives way", async () => {
    const orderId = await givenPlacedOrder(["quattro"], { approved: false, n: 4 });
    await db().order.updateMany({ where: { id: orderId }, data: { state: "draft", policyVersion: 1 } });
    const send = async (name: string, bytes: Buffer) =>
      takeUpload(
        { orderId, kind: "identity-front", upload: { name, bytes, type: "" }, maxMb: 5 },
        { seller: "demo", actor: linkOf(orderId) },
      );
    expect(await send("a.exe", Buffer.from("MZ"))).toMatchObject({ code: "upload-type" });
    expect(await db().document.count({ where: { orderId } })).toBe(0);
    const first = await send("a.png", await picture(900, 600));
    const second = await send("a.pdf", miniPdf());
    if (isRefusal(first) || isRefusal(second)) throw new Error("refused");
    const documents = await db().document.findMany({ where: { orderId }, orderBy: { createdAt: "asc" } });
    expect(documents.map(({ id, state }) => [id, state])).toEqual([
      [first.documentId, "replaced"],
      [second.documentId, "uploaded"],
    ]);
    expect(await look(second.fileId, linkOf(orderId))).toMatchObject({ contentType: "application/pdf" });
  });

  test("for a stranger's order is refused and leaves no document", async () => {
    const orderId = await givenPlacedOrder(["cinque"], { approved: false, n: 5 });
    const upload = { name: "a.pdf", bytes: miniPdf(), type: "" };
    expect(
      await takeUpload(
        { orderId, kind: "identity-front", upload, maxMb: 5 },
        { seller: "demo", actor: somebody("Altro", "customer") },
      ),
    ).toMatchObject({ code: "order-unknown" });
    expect(await db().document.count({ where: { orderId } })).toBe(0);
  });
});

describe("a process killed while it keeps a file", () => {
  const killedAt = (failpoint: string) =>
    new Promise<NodeJS.Signals | null>((resolve) => {
      const script = new URL("../../support/keep-one-file.ts", import.meta.url).pathname;
      const child = spawn(process.execPath, ["--import", "tsx", script], {
        env: { ...process.env, SPORTELLO_FAILPOINT: failpoint },
        stdio: "ignore",
      });
      child.on("exit", (_, signal) => resolve(signal));
    });
  const keysOnDisk = async () => new Set(await fileStore().list("demo"));
  const rows = async () => db().file.findMany({ where: { sellerId: "demo" } });

  test.each(["file-row-written", "file-bytes-written"])(
    "at %s leaves no file without its row, and nothing after a sweep",
    async (failpoint) => {
      const before = (await rows()).length;
      expect(await killedAt(failpoint)).toBe("SIGKILL");
      const known = new Set((await rows()).map(({ storageKey }) => storageKey));
      for (const key of await keysOnDisk()) expect(known).toContain(key);
      expect(known.size).toBe(before + 1);
      expect(await sweepOrphanFiles(now())).toBe(0);
      expect(await sweepOrphanFiles(hours(2))).toBe(1);
      expect((await rows()).length).toBe(before);
      expect([...(await keysOnDisk())].every((key) => known.has(key))).toBe(true);
    },
  );

  test("a sweep takes what no row speaks of after a day, and nothing that one does", async () => {
    const orderId = await givenPlacedOrder(["sei"], { approved: false, n: 6 });
    const { fileId } = await givenDocument(orderId);
    const unclaimed = await keepFile({ seller: "demo", bytes: Buffer.from("x"), contentType: "image/jpeg" }, now());
    await sweepOrphanFiles(hours(20));
    expect(await db().file.count({ where: { id: unclaimed } })).toBe(1);
    await sweepOrphanFiles(hours(25));
    expect(await db().file.count({ where: { id: unclaimed } })).toBe(0);
    expect(await db().file.count({ where: { id: fileId } })).toBe(1);
    const keys = await keysOnDisk();
    expect(keys.size).toBe(await db().file.count({ where: { sellerId: "demo" } }));
  });

  test("bytes that cannot be written leave a row that says so", async () => {
    const failing = vi.spyOn(fileStore(), "put").mockRejectedValueOnce(new Error("disk full"));
    await expect(
      keepFile({ seller: "demo", bytes: Buffer.from("x"), contentType: "image/jpeg" }, now()),
    ).rejects.toThrow("disk full");
    failing.mockRestore();
    expect(await db().file.count({ where: { sellerId: "demo", stored: false } })).toBe(1);
    expect(await sweepOrphanFiles(hours(2))).toBe(1);
  });
});
