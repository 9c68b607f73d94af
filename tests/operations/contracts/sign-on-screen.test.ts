import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signWithCode } from "@/lib/contracts/exchanges/sign-on-screen";
import { chooseSigningWay } from "@/lib/contracts/operations/choose-signing-way";
import { requestSigningCode } from "@/lib/contracts/operations/request-signing-code";
import { signatureOf } from "@/lib/contracts/queries/signing";
import { signOnScreenForm } from "@/lib/contracts/schema";
import { factsOf } from "@/lib/contracts/store/signatures";
import { readFile } from "@/lib/documents/exchanges/files";
import { takeUpload } from "@/lib/documents/exchanges/take-upload";
import { approveReview } from "@/lib/documents/operations/approve-review";
import { isRefusal } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { printedText } from "@/tests/support/contracts";
import { somebody } from "@/tests/support/papers";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";
import { miniPdf } from "@/tests/support/uploads";
import { by, done, linkTo, SELLER, wishFree } from "../orders/wizard";
import { askCode, FROM, offering, place, standing, toSign } from "./signing";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
});
afterAll(() => stack.close());

const strokes = JSON.stringify([
  [
    [0, 100],
    [400, 20],
    [800, 120],
  ],
  [[850, 60]],
]);
const typed = { kind: "typed" as const, name: "prova  ESEMPIO" };
type Sign = Partial<Parameters<typeof signWithCode>[0]>;
const sign = (orderId: string, contractId: string, code: string, more: Sign = {}, at = now()) =>
  signWithCode({ orderId, contractId, code, read: true, approve: true, ...typed, ...more }, FROM, {
    ...by(linkTo(orderId)),
    at,
  });

describe("a contract signed on the screen", () => {
  beforeAll(() => offering({ way: "on-screen", activates: "at-once", code: "mail" }));

  test("with the code that was mailed activates at once, and leaves evidence", async () => {
    const { orderId, contractId } = await toSign();
    const code = await askCode(orderId);
    expect((await runJobs()).failed).toEqual([]);
    const mails = (await (await fetch(`${stack.sandboxUrl}/resend/outbox.json`)).json()) as { mails: { id: string }[] };
    const mail = (await (await fetch(`${stack.sandboxUrl}/resend/outbox/${mails.mails[0]?.id}.json`)).json()) as {
      text: string;
      subject: string;
    };
    expect(mail.text).toContain(code);
    expect(mail.subject).not.toContain(code);
    expect(await sign(orderId, contractId, code, { kind: "drawn", strokes })).toMatchObject({ standsAlone: true });
    done(await place(orderId));
    expect(await standing(orderId)).toMatchObject({ state: "approved", basis: "on-screen" });
    expect((await runJobs()).failed).toEqual([]);
    const signature = await signatureOf({ sellerId: SELLER, id: orderId });
    const evidence = await readFile(SELLER, signature?.evidenceFileId ?? "");
    const text = (await printedText(evidence?.bytes ?? Buffer.alloc(0))).join(" ");
    const contract = await db().contract.findFirstOrThrow({ where: { orderId } });
    for (const said of [contract.sha256, "203.0.113.7", "Prova/1.0", "p•••@posta.example", "1341"])
      expect(text).toContain(said);
    expect(signature?.fileId).toBe(contract.fileId);
  });

  test("keeps neither the code nor the number in the clear", async () => {
    const { orderId, contractId } = await toSign();
    const code = await askCode(orderId);
    done(await sign(orderId, contractId, code));
    const rows = await Promise.all([
      db().oneTimeCode.findMany({ where: { subjectId: orderId } }),
      db().signature.findMany({ where: { orderId } }),
      db().command.findMany({ where: { input: { path: ["orderId"], equals: orderId } } }),
      db().mail.findMany({ where: { template: "signing-code" } }),
    ]);
    const kept = JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? "" : value));
    expect(kept).not.toContain(`"${code}"`);
    expect(kept).not.toMatch(/Prova Esempio|SMPPRV|203\.0\.113/i);
    const [row] = await db().signature.findMany({ where: { orderId } });
    expect(row && factsOf(row)).toMatchObject({ way: "on-screen", mark: { kind: "typed" }, approved: { first: 1 } });
  });

  test("20 guesses at once: five are counted, and the right code is worthless afterwards", async () => {
    const { orderId, contractId } = await toSign();
    const code = await askCode(orderId);
    const wrong = code === "000000" ? "000001" : "000000";
    const guesses = await Promise.all(Array.from({ length: 20 }, () => sign(orderId, contractId, wrong)));
    const codes = guesses.map((guess) => (isRefusal(guess) ? guess.code : "signed"));
    expect(codes.filter((each) => each === "code-wrong")).toHaveLength(4);
    expect(codes.filter((each) => each === "code-spent")).toHaveLength(16);
    expect(await sign(orderId, contractId, code)).toMatchObject({ code: "code-spent" });
  });

  test("the right code 20 times at once signs once", async () => {
    const { orderId, contractId } = await toSign();
    const code = await askCode(orderId);
    const all = await Promise.all(Array.from({ length: 20 }, () => sign(orderId, contractId, code)));
    expect(all.filter((each) => !isRefusal(each))).toHaveLength(1);
    expect(await db().signature.count({ where: { orderId } })).toBe(1);
  });

  test("a code lives ten minutes, a new one ends it, one a minute and six an hour are sent", async () => {
    const { orderId, contractId } = await toSign();
    const start = now();
    const ask = (seconds: number) =>
      requestSigningCode({ orderId }, { ...by(linkTo(orderId)), at: start.add({ seconds }) });
    const first = await askCode(orderId);
    expect(await ask(30)).toMatchObject({ code: "code-too-soon", params: { seconds: expect.any(Number) } });
    expect(await sign(orderId, contractId, first, {}, start.add({ minutes: 11 }))).toMatchObject({
      code: "code-expired",
    });
    done(await ask(70));
    expect(await sign(orderId, contractId, first, {}, start.add({ seconds: 75 }))).toMatchObject({
      code: expect.stringMatching(/code-wrong|code-spent/),
    });
    for (const minutes of [3, 5, 7, 9]) done(await ask(minutes * 60));
    expect(await ask(11 * 60)).toMatchObject({ code: "codes-too-many" });
    expect(isRefusal(await ask(62 * 60))).toBe(false);
  });

  test("a name that is not the signer's, a dot, an unread contract: asked about, nothing is signed", async () => {
    const { orderId, contractId } = await toSign();
    const code = await askCode(orderId);
    expect(await sign(orderId, contractId, code, { name: "Altra Persona" })).toMatchObject({
      code: "signature-name-differs",
      field: "name",
    });
    const form = { orderId, contractId, code, read: true, approve: true, ...typed };
    const faults = (change: object) =>
      signOnScreenForm.safeParse({ ...form, ...change }).error?.issues.map(({ message }) => message);
    expect(faults({ kind: "drawn", strokes: "[[[1,1]]]" })).toEqual(["signature-empty"]);
    expect(faults({ kind: "drawn", strokes: "[[[1,1e9]]]" })).toEqual(["signature-empty"]);
    expect(faults({ read: false, approve: false })).toEqual(["signature-read-missing", "signature-approval-missing"]);
    expect(faults({ code: "12 34" })).toEqual(["code-malformed"]);
    expect(faults({ code: "123 456" })).toBeUndefined();
    expect(await signatureOf({ sellerId: SELLER, id: orderId })).toBeNull();
    // A right code with a wrong name is not spent.
    expect(await sign(orderId, contractId, code)).toMatchObject({ standsAlone: true });
  });

  test("staff sign for nobody, a stranger knows of no order, a changed order has another contract", async () => {
    const { orderId, contractId } = await toSign();
    const as = (actor: ReturnType<typeof somebody>) => by(actor);
    expect(await requestSigningCode({ orderId }, as(somebody("Anna", "back-office")))).toMatchObject({
      code: "not-allowed",
    });
    expect(await requestSigningCode({ orderId }, as(somebody("Altro", "customer")))).toMatchObject({
      code: "order-unknown",
    });
    const code = await askCode(orderId);
    done(await wishFree(orderId, linkTo(orderId), "cambiato.dopo"));
    expect(await sign(orderId, contractId, code)).toMatchObject({ code: "contract-outdated" });
  });
});

test("by SMS the code goes to the holder's mobile number, kept sealed; a landline is asked about", async () => {
  await offering({ way: "on-screen", activates: "after-review", code: "sms" });
  const { orderId, contractId } = await toSign();
  const code = await askCode(orderId);
  expect((await runJobs()).failed).toEqual([]);
  const { messages } = (await (await fetch(`${stack.sandboxUrl}/twilio/outbox.json`)).json()) as {
    messages: { to: string; body: string }[];
  };
  expect(messages[0]).toMatchObject({ to: "+393330000001", body: expect.stringContaining(code) });
  expect(JSON.stringify(await db().sms.findMany())).not.toMatch(/3330000001|Il codice/);
  expect(await sign(orderId, contractId, code)).toMatchObject({ standsAlone: false });
  done(await place(orderId));
  expect(await standing(orderId)).toMatchObject({ state: "open", basis: "staff" });
});

describe("a contract signed by hand", () => {
  const scan = { bytes: miniPdf(), name: "contratto.pdf", type: "application/pdf" };
  const send = (orderId: string) =>
    takeUpload({ orderId, kind: "signed-contract", upload: scan, maxMb: 10, from: FROM }, by(linkTo(orderId)));

  test("is looked at by the staff, and its evidence says who did", async () => {
    await offering({ way: "by-hand", activates: "after-review" });
    const { orderId } = await toSign();
    done(await send(orderId));
    done(await place(orderId));
    expect(await standing(orderId)).toMatchObject({ state: "open", basis: "staff" });
    await runJobs();
    const before = await signatureOf({ sellerId: SELLER, id: orderId });
    const read = async (fileId: string | null | undefined) => {
      const file = await readFile(SELLER, fileId ?? "");
      return (await printedText(file?.bytes ?? Buffer.alloc(0))).join(" ");
    };
    expect(await read(before?.evidenceFileId)).toContain("in attesa del controllo");
    const { id: reviewId } = await db().review.findFirstOrThrow({ where: { orderId } });
    done(await approveReview({ reviewId }, by(somebody("Anna Prova", "back-office"))));
    await runJobs();
    const after = await signatureOf({ sellerId: SELLER, id: orderId });
    expect(await read(after?.evidenceFileId)).toContain("approvata da Anna Prova");
  });

  test("is not taken where it is not offered, but for papers that staff register", async () => {
    await offering({ way: "digital", activates: "at-once" }, { way: "on-screen", activates: "at-once", code: "mail" });
    const { orderId } = await toSign();
    expect(await send(orderId)).toMatchObject({ code: "signing-way-not-offered" });
    expect(await chooseSigningWay({ orderId, way: "by-hand" }, by(linkTo(orderId)))).toMatchObject({
      code: "signing-way-not-offered",
    });
    const byStaff = { orderId, kind: "signed-contract" as const, upload: scan, maxMb: 10 };
    expect(isRefusal(await takeUpload(byStaff, by(somebody("Anna", "back-office"))))).toBe(false);
  });
});
