import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCode } from "@/lib/kernel/codes";
import { takeReceipt, takeReceiptByCode } from "@/lib/payments/exchanges/take-receipt";
import { askSlowPayment } from "@/lib/payments/operations/ask-slow-payment";
import { proformaPdf } from "@/lib/payments/pdf/proforma-pdf";
import { proformaFacts } from "@/lib/payments/queries/proforma";
import { db } from "@/lib/platform/db";
import { policyOf } from "@/lib/sellers/queries";
import { altered } from "../../support/altered";
import { givenSeller } from "../../support/seller";
import { givenStack, type TestStack } from "../../support/stack";
import { miniPdf } from "../../support/uploads";
import { linkOf } from "./slow";
import { done, givenOrder } from "./support";

let stack: TestStack;
let seller: string;
beforeAll(async () => {
  stack = await givenStack();
  seller = await givenSeller("demo", ({ money }) => {
    money.methods.public = ["card", "transfer"];
    money.proforma = { activation: true };
  });
});
afterAll(() => stack.close());

const upload = (bytes = miniPdf()) => ({ bytes, name: "contabile.pdf", type: "application/pdf" });
const receipt = (bytes?: Buffer) => ({ said: { method: "transfer" as const }, upload: upload(bytes), maxMb: 5 });
let networks = 0;
async function byCode(code: string, bytes?: Buffer) {
  const policy = await policyOf(seller);
  if (!policy) throw new Error("no policy");
  return takeReceiptByCode({ ...receipt(bytes), code, network: `n${++networks}`, policy }, seller);
}
const codeOf = async (id: string) => (await db().order.findFirstOrThrow({ where: { id } })).code;

test("a receipt is judged, kept encrypted and reported by whoever follows the order", async () => {
  const orderId = await givenOrder(seller);
  done(await takeReceipt({ orderId }, receipt(), { seller, actor: linkOf(orderId) }));
  expect(await db().paymentReport.count({ where: { orderId, state: "open" } })).toBe(1);
  const bad = await takeReceipt({ orderId }, receipt(Buffer.from("MZ not a receipt")), {
    seller,
    actor: linkOf(orderId),
  });
  expect(bad).toHaveProperty("code");
});

test("sent with the code alone it reaches its order; of an unknown or paid one it is answered just the same", async () => {
  const orderId = await givenOrder(seller);
  const draft = await codeOf(await givenOrder(seller, { state: "draft" }));
  const files = await db().file.count();
  const codes = [`  ${(await codeOf(orderId)).toLowerCase()} `, makeCode("OR", 77), draft];
  const answers = await Promise.all(codes.map((code) => byCode(code)));
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(await db().paymentReport.count({ where: { orderId } })).toBe(1);
  expect(await db().file.count()).toBe(files + 1);
});

test("a mistyped code is said so, and a file that is no receipt too, whatever the code", async () => {
  const orderId = await givenOrder(seller);
  const code = await codeOf(orderId);
  const wrong = altered(code);
  const empty = Buffer.alloc(0);
  const asked = [byCode(wrong), byCode(code, empty), byCode(makeCode("OR", 78), empty)];
  const [mistyped, ofKnown, ofUnknown] = await Promise.all(asked);
  expect(mistyped).toMatchObject({ code: "code-malformed", field: "code" });
  expect(ofKnown).toMatchObject({ code: "upload-empty" });
  expect(ofUnknown).toEqual(ofKnown);
});

test("too many from one network are turned away, and too many of one code are dropped silently", async () => {
  const orderId = await givenOrder(seller);
  const code = await codeOf(orderId);
  const answers = await Promise.all(Array.from({ length: 8 }, () => byCode(code)));
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(await db().paymentReport.count({ where: { orderId } })).toBeLessThanOrEqual(6);
  const policy = await policyOf(seller);
  if (!policy) throw new Error("no policy");
  const sent = Array.from({ length: 21 }, () =>
    takeReceiptByCode({ ...receipt(Buffer.alloc(0)), code, network: "one", policy }, seller),
  );
  const refused = (await Promise.all(sent)).filter((each) => "code" in each && each.code === "too-many-attempts");
  expect(refused).toHaveLength(1);
});

test("a proforma says its number, its order, what is due and where it goes, and is a PDF", async () => {
  const orderId = await givenOrder(seller);
  expect(await proformaFacts(seller, orderId)).toBeNull();
  done(await askSlowPayment({ orderId, method: "transfer" }, { seller, actor: linkOf(orderId) }));
  const found = await proformaFacts(seller, orderId);
  expect(found?.facts).toMatchObject({ totalCents: 1464, orderCode: await codeOf(orderId) });
  expect(found?.facts.payTo[0]?.iban).toBeTruthy();
  expect(found?.fileName).toMatch(/^proforma-P-\d+-\d{4}\.pdf$/);
  if (found) expect((await proformaPdf(found.facts)).subarray(0, 5).toString()).toBe("%PDF-");
});
