import { afterAll, beforeAll, expect, test } from "vitest";
import { drawContract } from "@/lib/contracts/exchanges/draw-contract";
import { isContractCurrent } from "@/lib/contracts/store";
import { readFile } from "@/lib/documents/exchanges/files";
import { isRefusal } from "@/lib/kernel/refusal";
import { sealAnswers } from "@/lib/orders/store/answers";
import { today } from "@/lib/platform/clock";
import { sha256 } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { aContract, printedText } from "../../support/contracts";
import { givenPlacedOrder } from "../../support/orders";
import { givenDocument, linkOf, somebody } from "../../support/papers";
import { demoPolicy } from "../../support/policy";
import { givenDatabase, givenSeller } from "../../support/seller";

let end: () => Promise<void>;
beforeAll(async () => {
  end = await givenDatabase();
  await givenSeller("demo");
});
afterAll(() => end());

const { holder } = aContract();
let count = 0;

async function givenDraft() {
  const n = ++count;
  const orderId = await givenPlacedOrder([`uno${n}`, `due${n}`], { approved: false, n });
  await db().order.updateMany({
    where: { id: orderId },
    data: { state: "draft", holderId: null, answersSealed: sealAnswers({ holder, billing: { to: "holder" } }) },
  });
  return orderId;
}
const as = (orderId: string) => ({ seller: "demo", actor: linkOf(orderId) });
const versions = (orderId: string) => db().contract.findMany({ where: { orderId }, orderBy: { version: "asc" } });
const current = async (orderId: string) =>
  isContractCurrent(db(), demoPolicy(), await db().order.findFirstOrThrow({ where: { id: orderId } }), today());

test("is drawn once for what the order says, and again when that changes; old versions stay", async () => {
  const orderId = await givenDraft();
  const first = await drawContract(orderId, as(orderId));
  expect(await drawContract(orderId, as(orderId))).toEqual(first);
  expect(await current(orderId)).toBe(true);
  const { documentId } = await givenDocument(orderId, "signed-contract");

  await db().nameChoice.updateMany({ where: { orderId, rank: 1 }, data: { localPart: "cambiato" } });
  expect(await current(orderId)).toBe(false);
  const second = await drawContract(orderId, as(orderId));
  expect(isRefusal(second)).toBe(false);
  expect(second).not.toEqual(first);
  const [one, two] = await versions(orderId);
  expect([one?.version, two?.version]).toEqual([1, 2]);
  expect(one?.contentHash).not.toBe(two?.contentHash);
  expect(await db().document.findFirst({ where: { id: documentId } })).toMatchObject({ state: "replaced" });

  const file = await readFile("demo", two?.fileId ?? "");
  expect(sha256(file?.bytes ?? "")).toBe(two?.sha256);
  const text = (await printedText(file?.bytes ?? Buffer.alloc(0))).join(" ");
  expect(text).toContain("1. cambiato@pec.demo.example");
  expect(text).toContain(two?.contentHash);
  expect(await readFile("demo", one?.fileId ?? "")).not.toBeNull();
});

test("drawn eight times at once is one contract", async () => {
  const orderId = await givenDraft();
  const drawn = await Promise.all(Array.from({ length: 8 }, () => drawContract(orderId, as(orderId))));
  expect(new Set(drawn.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(await versions(orderId)).toHaveLength(1);
});

test("waits for holder and names, is nobody else's, and stays as it is once the order is placed", async () => {
  const orderId = await givenDraft();
  expect(await drawContract(orderId, { seller: "demo", actor: somebody("Altro", "customer") })).toMatchObject({
    code: "order-unknown",
  });
  await db().order.updateMany({ where: { id: orderId }, data: { answersSealed: null } });
  expect(await drawContract(orderId, as(orderId))).toMatchObject({ code: "contract-not-ready" });
  await db().order.updateMany({ where: { id: orderId }, data: { answersSealed: sealAnswers({ holder }) } });
  const drawn = await drawContract(orderId, as(orderId));
  await db().order.updateMany({ where: { id: orderId }, data: { state: "placed" } });
  await db().nameChoice.updateMany({ where: { orderId, rank: 1 }, data: { localPart: "altro" } });
  expect(await drawContract(orderId, as(orderId))).toEqual(drawn);
});
