import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepFile } from "@/lib/documents/exchanges/files";
import { openFile } from "@/lib/documents/exchanges/open-file";
import { sweepOrphanFiles } from "@/lib/documents/exchanges/sweep-files";
import { attach, attachmentsOf } from "@/lib/documents/store/attachments";
import { refuse } from "@/lib/kernel/refusal";
import type { Actor } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenPlacedOrder } from "../../support/orders";
import { givenDocument, somebody } from "../../support/papers";
import { givenDatabase, givenSeller } from "../../support/seller";

let end: () => Promise<void>;
const dir = mkdtempSync(join(tmpdir(), "sportello-attachments-"));
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

const owner = somebody("Titolare", "customer");
const keep = (seller = "demo") =>
  keepFile({ seller, bytes: Buffer.from("bytes"), contentType: "image/jpeg", pages: 1 }, now());
const attachTo = (fileId: string, subjectId: string, actor: Actor = owner, seller = "demo") =>
  db().$transaction((tx) =>
    attach(tx, { seller, actor, now: now() }, { subjectKind: "request", subjectId, kind: "identity-front", fileId }),
  );
const look = (fileId: string, actor: Actor) => openFile({ fileId, reason: "own" }, { seller: "demo", actor });

describe("an attachment", () => {
  test("is listed with its subject, outlives the sweep, and belongs to one thing only", async () => {
    const [fileId, subject] = [await keep(), randomUUID()];
    expect(await attachTo(fileId, subject)).toMatchObject({ attachmentId: expect.any(String) });
    expect(await attachTo(fileId, randomUUID())).toEqual(refuse("file-unknown"));
    const left = await keep();
    await sweepOrphanFiles(now().add({ hours: 48 }));
    expect(await db().file.count({ where: { id: left } })).toBe(0);
    expect(await attachmentsOf(db(), "demo", { kind: "request", id: subject })).toMatchObject([
      { fileId, kind: "identity-front", contentType: "image/jpeg", pages: 1 },
    ]);
    expect(await attachmentsOf(db(), "altro", { kind: "request", id: subject })).toEqual([]);
  });

  test("is never another seller's file, a paper of an order, or a file that does not exist", async () => {
    const { fileId } = await givenDocument(await givenPlacedOrder(["uno"], { approved: false }));
    for (const wrong of [fileId, await keep("altro"), randomUUID()])
      expect(await attachTo(wrong, randomUUID())).toEqual(refuse("file-unknown"));
  });

  test("is seen by whoever sent it and by who answers requests; every look is written down", async () => {
    const [fileId, subject] = [await keep(), randomUUID()];
    await attachTo(fileId, subject);
    for (const who of [owner, somebody("Anna", "back-office"), somebody("Rita", "help-desk")])
      expect(await look(fileId, who)).toMatchObject({ kind: "identity-front" });
    for (const who of [somebody("Altro", "customer"), somebody("Conti", "accounting")])
      expect(await look(fileId, who)).toEqual(refuse("file-unknown"));
    expect(await look(fileId, { kind: "link", purpose: "request", subjectId: subject })).toEqual(
      refuse("file-unknown"),
    );
    expect(await db().command.count({ where: { act: "view-file", refused: null } })).toBe(3);
  });

  test("sent without an account is seen by the private link of its subject, and by no other", async () => {
    const [fileId, subject] = [await keep(), randomUUID()];
    await attachTo(fileId, subject, { kind: "anonymous" });
    expect(await look(fileId, { kind: "link", purpose: "request", subjectId: subject })).toMatchObject({
      kind: "identity-front",
    });
    for (const link of [
      { kind: "link", purpose: "request", subjectId: randomUUID() },
      { kind: "link", purpose: "order", subjectId: subject },
    ] as const)
      expect(await look(fileId, link)).toEqual(refuse("file-unknown"));
  });
});
