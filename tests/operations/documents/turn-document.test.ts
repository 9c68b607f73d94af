import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFile } from "@/lib/documents/exchanges/files";
import { takeUpload } from "@/lib/documents/exchanges/take-upload";
import { turnPicture } from "@/lib/documents/exchanges/turn-document";
import { approveReview } from "@/lib/documents/operations/approve-review";
import { isRefusal } from "@/lib/kernel/refusal";
import { db } from "@/lib/platform/db";
import { givenPlacedOrder } from "../../support/orders";
import { givenReview, linkOf, somebody } from "../../support/papers";
import { givenSeller } from "../../support/seller";
import { givenStack, type TestStack } from "../../support/stack";
import { miniPdf, picture } from "../../support/uploads";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo");
});
afterAll(() => stack.close());

let count = 0;
const anna = somebody("Anna", "back-office");
const by = (actor: Parameters<typeof turnPicture>[1]["actor"]) => ({ seller: "demo", actor });

async function sent(kind: "identity-front" | "identity-back" = "identity-front", pdf = false) {
  const orderId = await givenPlacedOrder([`ruota${++count}`], { approved: false, n: count });
  await db().order.updateMany({ where: { id: orderId }, data: { state: "draft" } });
  await db().holder.updateMany({ where: { orders: { some: { id: orderId } } }, data: { kind: "person" } });
  const upload = pdf
    ? { bytes: miniPdf(), name: "a.pdf", type: "application/pdf" }
    : { bytes: await picture(900, 600), name: "a.png", type: "image/png" };
  const taken = await takeUpload({ orderId, kind, upload, maxMb: 10 }, by(linkOf(orderId)));
  if (isRefusal(taken)) throw new Error(taken.code);
  return { orderId, documentId: taken.documentId, fileId: taken.fileId };
}
const sizeOf = async (documentId: string) => {
  const { fileId } = await db().document.findFirstOrThrow({ where: { id: documentId } });
  const { width, height } = await sharp((await readFile("demo", fileId))?.bytes).metadata();
  return [width, height];
};

test("a picture is turned to the right, a new version of the document; the one before stays in the history", async () => {
  const { orderId, documentId, fileId } = await sent();
  expect(await sizeOf(documentId)).toEqual([900, 600]);
  const turned = await turnPicture({ documentId }, by(linkOf(orderId)));
  if (isRefusal(turned)) throw new Error(turned.code);
  expect(await sizeOf(turned.documentId)).toEqual([600, 900]);
  expect(await db().document.findFirst({ where: { id: documentId } })).toMatchObject({ state: "replaced", fileId });
  expect(await readFile("demo", fileId)).not.toBeNull();
  expect(await turnPicture({ documentId }, by(linkOf(orderId)))).toMatchObject({ code: "document-unknown" });
});

test("pressed four times at once, it is turned once from what it was", async () => {
  const { orderId, documentId } = await sent();
  const all = await Promise.all(Array.from({ length: 4 }, () => turnPicture({ documentId }, by(linkOf(orderId)))));
  expect(all.filter((each) => !isRefusal(each))).toHaveLength(1);
  expect(await db().document.count({ where: { orderId, state: "uploaded" } })).toBe(1);
});

test("staff turn it while they look at it; the customer does not then, nobody does afterwards, strangers never", async () => {
  const { orderId, documentId } = await sent();
  await db().order.updateMany({ where: { id: orderId }, data: { state: "placed" } });
  const reviewId = await givenReview(orderId);
  expect(await turnPicture({ documentId }, by(linkOf(orderId)))).toMatchObject({ code: "papers-under-review" });
  const files = await db().file.count();
  expect(await turnPicture({ documentId }, by(somebody("Carla", "customer")))).toMatchObject({ code: "order-unknown" });
  expect(await db().file.count()).toBe(files);
  expect(await turnPicture({ documentId }, by(somebody("Dario", "accounting")))).toMatchObject({
    code: "papers-under-review",
  });
  const turned = await turnPicture({ documentId }, by(anna));
  if (isRefusal(turned)) throw new Error(turned.code);
  await approveReview({ reviewId }, by(anna));
  expect(await turnPicture({ documentId: turned.documentId }, by(anna))).toMatchObject({ code: "document-unknown" });
});

test("a PDF stays as it came", async () => {
  const { orderId, documentId } = await sent("identity-back", true);
  expect(await turnPicture({ documentId }, by(linkOf(orderId)))).toMatchObject({ code: "document-not-picture" });
});
