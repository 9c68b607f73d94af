import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "@/lib/audit/exchanges/verify";
import { fileStore } from "@/lib/connectors/file-store";
import { keepFile, readFile } from "@/lib/documents/exchanges/files";
import { openFile } from "@/lib/documents/exchanges/open-file";
import { sweepOrphanFiles } from "@/lib/documents/exchanges/sweep-files";
import { handler } from "@/lib/documents/jobs/retention";
import { attachmentsOf } from "@/lib/documents/store/attachments";
import { instantToDb, isoDay } from "@/lib/kernel/day";
import { now, today } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { givenMailbox, givenPlacedOrder, system } from "../../support/orders";
import { givenDocument } from "../../support/papers";
import { givenSeller } from "../../support/seller";
import { givenStack, type TestStack } from "../../support/stack";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", ({ identity }) => {
    identity.retention = { documentsMonths: 12, draftsDays: 30 };
  });
});
afterAll(() => stack.close());

let count = 0;
type State = "draft" | "placed" | "settled" | "fulfilled" | "cancelled" | "expired";

/** An order with an identity document and a contract, as it was so many days ago. */
async function order(state: State, daysAgo: number, mailbox?: "active" | "cancelled") {
  const orderId = await givenPlacedOrder([`fine${++count}`], { n: count });
  const at = instantToDb(now().subtract({ hours: 24 * daysAgo }));
  const { fileId } = await givenDocument(orderId);
  const bytes = Buffer.from("a contract");
  const contract = await keepFile({ seller: "demo", bytes, contentType: "application/pdf" }, now());
  const signed = await givenDocument(orderId, "signed-contract");
  const row = { version: 1, clausesVersion: "1", sha256: "", contentHash: "", createdAt: at };
  await db().contract.create({ data: { sellerId: "demo", id: newId(), orderId, fileId: contract, ...row } });
  await db().document.updateMany({ where: { orderId }, data: { createdAt: at } });
  const box = mailbox && (await givenMailbox({ n: count }));
  if (box) await db().mailbox.updateMany({ where: { id: box.id }, data: { state: mailbox, updatedAt: at } });
  const closed = state === "cancelled" || state === "expired" ? { closedAt: at } : {};
  const mailboxId = box ? box.id : null;
  await db().order.updateMany({
    where: { id: orderId },
    data: {
      ...{ state, mailboxId, ...closed },
      ...{ updatedAt: at, fulfilledAt: at, identitySealed: seal({ number: "X" }), answersSealed: seal({}) },
      ...(state === "draft" ? { placedAt: null } : {}),
    },
  });
  return { orderId, fileId, contract, signed: signed.fileId };
}

const run = (on = today()) =>
  handler({ on: isoDay(on) }, { jobId: "x", retry: 0, signal: AbortSignal.timeout(20_000) });
const isThere = async (fileId: string) => (await readFile("demo", fileId)) !== null;

describe("at the end of its time", () => {
  test("a document is deleted, its contract stays where one came to be", async () => {
    const kept = await Promise.all([
      order("fulfilled", 800, "active"),
      order("fulfilled", 300, "cancelled"),
      order("settled", 800),
      order("placed", 800),
      order("cancelled", 300),
      order("draft", 20),
    ]);
    const ended = await order("fulfilled", 400, "cancelled");
    const never = await Promise.all([order("cancelled", 400), order("expired", 400), order("draft", 40)]);
    await run();
    for (const { fileId, contract, signed } of kept)
      expect(await Promise.all([fileId, contract, signed].map(isThere))).toEqual([true, true, true]);
    expect(await Promise.all([ended.fileId, ended.contract, ended.signed].map(isThere))).toEqual([false, true, true]);
    for (const { fileId, contract, signed } of never)
      expect(await Promise.all([fileId, contract, signed].map(isThere))).toEqual([false, false, false]);
    const rows = await db().order.findMany({ where: { id: { in: [ended, ...never].map(({ orderId }) => orderId) } } });
    expect(rows.map(({ identitySealed }) => identitySealed)).toEqual([null, null, null, null]);
    const draft = await db().order.findFirstOrThrow({ where: { id: never[2]?.orderId ?? "" } });
    expect(draft.answersSealed).toBeNull();
  });

  test("nothing of it can be had again: no key, no bytes, no answer but that it is unknown", async () => {
    const { fileId } = await order("cancelled", 400);
    const { storageKey } = await db().file.findFirstOrThrow({ where: { id: fileId } });
    await run();
    expect(await db().file.findFirst({ where: { id: fileId } })).toMatchObject({
      wrappedKey: "",
      stored: false,
      deletedAt: expect.any(Date),
    });
    expect(await fileStore().get(storageKey)).toBeNull();
    expect(await openFile({ fileId, reason: "review" }, system())).toMatchObject({ code: "file-unknown" });
  });

  test("killed between key and bytes, the next run takes the bytes; the books of files hold all along", async () => {
    const { fileId } = await order("expired", 400);
    const { storageKey } = await db().file.findFirstOrThrow({ where: { id: fileId } });
    await db().file.updateMany({ where: { id: fileId }, data: { deletedAt: new Date(), wrappedKey: "" } });
    const broken = async () => (await verify()).find(({ name }) => name === "files-and-rows")?.offending;
    expect(await broken()).toEqual([]);
    await run();
    expect(await fileStore().get(storageKey)).toBeNull();
    expect(await broken()).toEqual([]);
    await sweepOrphanFiles(now().add({ hours: 100 }));
    expect(await db().file.count({ where: { id: fileId } })).toBe(1);
  });

  test("what was sent with a request goes once that is long closed, and is listed no more", async () => {
    const asked = async (state: "open" | "answered" | "accepted" | "refused" | "withdrawn", daysAgo: number) => {
      const at = instantToDb(now().subtract({ hours: 24 * daysAgo }));
      const id = newId();
      const bytes = Buffer.from("a document");
      const fileId = await keepFile({ seller: "demo", bytes, contentType: "image/jpeg" }, now());
      const of = { sellerId: "demo", openedAt: at, dueAt: at, email: "a@example.com", customerName: "Prova" };
      const decidedAt = state === "open" || state === "answered" ? null : at;
      await db().request.create({
        data: { ...of, id, code: `RQ${id.slice(-8)}`, kind: "forced-reset", state, decidedAt, decidedByName: "Prova" },
      });
      const row = { subjectKind: "request", subjectId: id, kind: "identity-front", createdAt: at };
      await db().attachment.create({ data: { sellerId: "demo", id: newId(), fileId, ...row } });
      return { id, fileId };
    };
    const kept = [await asked("open", 800), await asked("answered", 800), await asked("accepted", 300)];
    const ended = [await asked("accepted", 400), await asked("refused", 400), await asked("withdrawn", 400)];
    await run();
    expect(await Promise.all(kept.map(({ fileId }) => isThere(fileId)))).toEqual([true, true, true]);
    expect(await Promise.all(ended.map(({ fileId }) => isThere(fileId)))).toEqual([false, false, false]);
    const shown = ({ id }: { id: string }) => attachmentsOf(db(), "demo", { kind: "request", id });
    expect((await shown(kept[0]!)).map(({ fileId }) => fileId)).toEqual([kept[0]!.fileId]);
    expect(await shown(ended[0]!)).toEqual([]);
  });

  test("who used a mailbox is forgotten with both papers once that is long over, and not before", async () => {
    const declared = async (months: number | null, n: number) => {
      const box = await givenMailbox({ n: 900 + n });
      const keep = (text: string) =>
        keepFile({ seller: "demo", bytes: Buffer.from(text), contentType: "application/pdf" }, now());
      const [fileId, signedFileId] = [await keep("drawn"), await keep("signed")];
      const at = instantToDb(now().subtract({ hours: 24 * 30 * (months ?? 0) }));
      const state = months === null ? { state: "signed", endedAt: null } : { state: "ended", endedAt: at };
      const row = { version: "1", sha256: "", contentHash: "", signedAt: at, createdAt: at, userSealed: seal({}) };
      const id = newId();
      const data = { sellerId: "demo", id, mailboxId: box.id, fileId, signedFileId, ...row, ...state };
      await db().userDeclaration.create({ data });
      return { id, fileId, signedFileId };
    };
    const [old, young, inForce] = [await declared(14, 1), await declared(3, 2), await declared(null, 3)];
    await run();
    for (const { fileId, signedFileId } of [young, inForce])
      expect(await Promise.all([fileId, signedFileId].map(isThere))).toEqual([true, true]);
    expect(await Promise.all([old.fileId, old.signedFileId].map(isThere))).toEqual([false, false]);
    expect(await db().userDeclaration.findFirst({ where: { id: old.id } })).toMatchObject({ userSealed: "" });
  });

  test("twice on the same day deletes nothing twice, and says so in the audit log", async () => {
    await order("cancelled", 400);
    await run();
    const before = await db().file.count({ where: { deletedAt: { not: null } } });
    await run();
    expect(await db().file.count({ where: { deletedAt: { not: null } } })).toBe(before);
    expect(await db().command.count({ where: { act: "end-retention" } })).toBeGreaterThan(0);
  });
});
