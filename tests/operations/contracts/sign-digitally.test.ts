import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handler as drawEvidence } from "@/lib/contracts/jobs/draw-evidence";
import { chooseSigningWay } from "@/lib/contracts/operations/choose-signing-way";
import { signatureOf } from "@/lib/contracts/queries/signing";
import { readFile } from "@/lib/documents/exchanges/files";
import { approveReview } from "@/lib/documents/operations/approve-review";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { sha256 } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { printedText } from "@/tests/support/contracts";
import { settleByCard } from "@/tests/support/orders";
import { somebody } from "@/tests/support/papers";
import { signerOf, signPdf } from "@/tests/support/signatures";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";
import { by, done, linkTo, SELLER, wishFree } from "../orders/wizard";
import {
  contractBytes,
  expectDocument,
  offering,
  place,
  sendSigned,
  signedFile,
  standing,
  stranger,
  toSign,
  trusted,
} from "./signing";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
});
afterAll(() => stack.close());

const ATONCE = { way: "digital", activates: "at-once", spares: ["identity-front", "identity-back"] } as const;
const BY_HAND = { way: "by-hand", activates: "after-review" } as const;
const settle = (orderId: string) => settleByCard({ orderId }, by(SYSTEM("test")));

describe("a contract signed digitally", () => {
  beforeAll(() => offering({ ...ATONCE, spares: [...ATONCE.spares] }, BY_HAND));

  test.each(["papers first", "money first"])(
    "activates at once, without a look and without documents: %s",
    async () => {
      const { orderId, call } = await toSign({ bare: true });
      done(await chooseSigningWay({ orderId, way: "digital" }, call));
      expect(await place(orderId)).toMatchObject({ code: "order-contract-missing" });
      expect(await sendSigned(orderId, await signedFile(orderId))).toMatchObject({ standsAlone: true });
      done(await place(orderId));
      expect(await standing(orderId)).toEqual({ state: "approved", basis: "digital", mailbox: null });
      await expectDocument(orderId, "approved");
      done(await settle(orderId));
      expect(await standing(orderId)).toEqual({ state: "approved", basis: "digital", mailbox: "provisioning" });
    },
  );

  test("as a signed PDF too, and keeps the signed bytes as they came", async () => {
    const { orderId, call } = await toSign({ bare: true });
    done(await chooseSigningWay({ orderId, way: "digital" }, call));
    const signer = await signerOf(trusted);
    const pdf = await signPdf(await contractBytes(orderId), signer, { signedAt: null });
    expect(await sendSigned(orderId, pdf)).toMatchObject({ standsAlone: true });
    const signature = await signatureOf({ sellerId: SELLER, id: orderId });
    const kept = await readFile(SELLER, signature?.fileId ?? "");
    expect(kept?.contentType).toBe("application/pdf");
    expect(sha256(kept?.bytes ?? "")).toBe(sha256(pdf));
  });

  test("without a trust list goes before the staff, like one signed by hand", async () => {
    const { orderId, call } = await toSign();
    done(await chooseSigningWay({ orderId, way: "digital" }, call));
    expect(await sendSigned(orderId, await signedFile(orderId), linkTo(orderId), false)).toMatchObject({
      standsAlone: false,
    });
    done(await place(orderId));
    expect(await standing(orderId)).toMatchObject({ state: "open", basis: "staff" });
  });

  test("is refused with its reason, which stays in the audit log, and counts for nothing", async () => {
    const { orderId, call } = await toSign({ bare: true });
    done(await chooseSigningWay({ orderId, way: "digital" }, call));
    const good = await signedFile(orderId);
    const broken = Buffer.from(good);
    broken[broken.length - 20] = (broken[broken.length - 20] ?? 0) ^ 1;
    expect(await sendSigned(orderId, broken)).toMatchObject({ code: "signature-wrong" });
    expect(await sendSigned(orderId, await signedFile(orderId, stranger))).toMatchObject({ code: "other-signer" });
    expect(await sendSigned(orderId, await signedFile(orderId, undefined, Buffer.from("altro")))).toMatchObject({
      code: "other-content",
    });
    expect(await sendSigned(orderId, Buffer.from("%PDF-1.4"))).toHaveProperty("refused", true);
    expect(await sendSigned(orderId, Buffer.alloc(0))).toMatchObject({ code: "upload-empty" });
    expect(await place(orderId)).toMatchObject({ code: "order-contract-missing" });
    const refused = await db().command.findMany({ where: { act: "sign-digitally", refused: { not: null } } });
    expect(refused.map((row) => row.refused)).toEqual(expect.arrayContaining(["signature-wrong", "other-signer"]));
    expect(JSON.stringify(refused.map(({ input, outcome }) => [input, outcome]))).not.toContain("SMPPRV");
    expect(await sendSigned(orderId, good)).toMatchObject({ standsAlone: true });
  });

  test("is that of the order as it was: changed afterwards, it must be signed again", async () => {
    const { orderId, call } = await toSign({ bare: true });
    done(await chooseSigningWay({ orderId, way: "digital" }, call));
    const before = await signedFile(orderId);
    done(await sendSigned(orderId, before));
    done(await wishFree(orderId, linkTo(orderId), "altro.nome.scelto"));
    expect(await place(orderId)).toMatchObject({ code: "order-contract-missing" });
    expect(await sendSigned(orderId, before)).toMatchObject({ code: "contract-outdated" });
  });

  test("by somebody who is not the customer is nobody's", async () => {
    const { orderId } = await toSign({ bare: true });
    const file = await signedFile(orderId);
    expect(await sendSigned(orderId, file, somebody("Altro", "customer"))).toMatchObject({ code: "order-unknown" });
  });

  test("gives way to another way, and its documents are asked again", async () => {
    const { orderId, call } = await toSign({ bare: true });
    done(await chooseSigningWay({ orderId, way: "digital" }, call));
    done(await sendSigned(orderId, await signedFile(orderId)));
    done(await chooseSigningWay({ orderId, way: "by-hand" }, call));
    expect(await place(orderId)).toMatchObject({ code: "order-documents-missing" });
    expect(await signatureOf({ sellerId: SELLER, id: orderId })).toBeNull();
    expect(await chooseSigningWay({ orderId, way: "on-screen" }, call)).toMatchObject({
      code: "signing-way-not-offered",
    });
  });

  test("leaves a page of evidence beside it, drawn by a job, twice without harm", async () => {
    const { orderId, call } = await toSign({ bare: true });
    done(await chooseSigningWay({ orderId, way: "digital" }, call));
    done(await sendSigned(orderId, await signedFile(orderId)));
    await runJobs();
    const signature = await signatureOf({ sellerId: SELLER, id: orderId });
    const file = await readFile(SELLER, signature?.evidenceFileId ?? "");
    const text = (await printedText(file?.bytes ?? Buffer.alloc(0))).join(" ");
    const contract = await db().contract.findFirstOrThrow({ where: { orderId } });
    for (const said of [
      contract.sha256,
      contract.contentHash,
      "SMPPRV80A01H501H",
      "203.0.113.7",
      "CAdES",
      "Prova Esempio",
    ])
      expect(text).toContain(said);
    const { id } = await db().signature.findFirstOrThrow({ where: { orderId } });
    const attempt = { jobId: "x", retry: 0, signal: AbortSignal.timeout(10_000) };
    await drawEvidence({ seller: SELLER, signatureId: id }, attempt);
    expect((await signatureOf({ sellerId: SELLER, id: orderId }))?.evidenceFileId).not.toBe(signature?.evidenceFileId);
  });
});

test("where the policy says after review, a valid signature still waits for the staff", async () => {
  await offering({ way: "digital", activates: "after-review" });
  const { orderId } = await toSign();
  expect(await sendSigned(orderId, await signedFile(orderId))).toMatchObject({ standsAlone: false });
  done(await place(orderId));
  expect(await standing(orderId)).toMatchObject({ state: "open" });
  const review = await db().review.findFirstOrThrow({ where: { orderId } });
  expect(isRefusal(await approveReview({ reviewId: review.id }, by(somebody("Anna", "back-office"))))).toBe(false);
});
