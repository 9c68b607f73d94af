import { afterAll, beforeAll, expect, test } from "vitest";
import { askSlowPayment } from "@/lib/payments/operations/ask-slow-payment";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { proformaPdf } from "@/lib/payments/pdf/proforma-pdf";
import { hasProforma, proformaFacts } from "@/lib/payments/queries/proforma";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { printedText } from "../../support/contracts";
import { givenSeller } from "../../support/seller";
import { givenStack, runJobs, type TestStack } from "../../support/stack";
import { done, givenBalance, givenOrder, givenUser, PRICE } from "./support";

const IBAN = "IT60X0542811101000000123456";

let stack: TestStack;
let seller: string;
let owner: { id: string; actor: Actor };
beforeAll(async () => {
  stack = await givenStack();
  seller = await givenSeller("demo", ({ money }) => {
    money.methods.account = ["card", "transfer", "cheque", "prepaid"];
    money.transfer = { beneficiary: "Demo S.p.A.", iban: IBAN, bank: "Banca di Prova" };
    money.cheque = { payableTo: "Demo", sendTo: "Via di Prova 1" };
    money.proforma = { activation: true, series: "PF" };
  });
  owner = await givenUser(seller);
});
afterAll(() => stack.close());

const asked = async (orderId: string, method: "transfer" | "cheque" = "transfer") =>
  done(await askSlowPayment({ orderId, method }, { seller, actor: owner.actor }));
const given = () => givenOrder(seller, { userId: owner.id });

interface Sent {
  subject: string;
  attachments?: { filename: string; content: string }[];
}
async function mailsOf(orderId: string): Promise<Sent[]> {
  const url = `${stack.sandboxUrl}/resend/outbox`;
  const read = async <T>(path: string) => (await (await fetch(`${url}${path}`)).json()) as T;
  const { mails } = await read<{ mails: { id: string }[] }>(`.json?to=${orderId}@example.test`);
  return Promise.all(mails.map(({ id }) => read<Sent>(`/${id}.json`)));
}

test("orders asked for at once get numbers that follow one another, each order one however often it is asked", async () => {
  const orders = await Promise.all(Array.from({ length: 12 }, given));
  await Promise.all([...orders, ...orders].map((orderId, n) => asked(orderId, n % 2 ? "cheque" : "transfer")));
  const rows = await db().proforma.findMany({ where: { orderId: { in: orders } }, orderBy: { number: "asc" } });
  expect(rows).toHaveLength(12);
  const first = rows[0]?.number ?? 0;
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, n) => first + n));
  expect(await hasProforma(seller, orders[0] ?? "")).toBe(true);
  expect(await hasProforma("altro", orders[0] ?? "")).toBe(false);
});

test("nobody is asked for the money of a renewal that another order has paid", async () => {
  const call = { seller, actor: owner.actor };
  await givenBalance(seller, owner.id, PRICE.totalCents);
  const bought = await given();
  done(await payOrderFromPrepaid({ orderId: bought }, call));
  const { id: mailboxId } = await db().mailbox.findFirstOrThrow({ where: { orderId: bought } });
  const [paid, late] = await Promise.all([given(), given()]);
  const renewal = { kind: "renewal" as const, mailboxId, oldExpiry: new Date("2026-12-31") };
  await db().order.updateMany({ where: { id: { in: [paid, late] } }, data: renewal });
  await db().order.update({ where: { sellerId_id: { sellerId: seller, id: paid } }, data: { state: "settled" } });
  expect(await askSlowPayment({ orderId: late, method: "transfer" }, call)).toMatchObject({ code: "renewal-paid" });
  expect(await hasProforma(seller, late)).toBe(false);
});

test("says what is asked and where to send it, and that it is no tax document", async () => {
  const orderId = await given();
  await asked(orderId);
  const found = await proformaFacts(seller, orderId);
  if (!found) throw new Error("no proforma");
  expect(found.fileName).toMatch(/^proforma-PF-\d+-\d{4}\.pdf$/);
  const text = (await printedText(await proformaPdf(found.facts))).join(" ");
  const { code } = await db().order.findFirstOrThrow({ where: { id: orderId } });
  for (const part of [`PF-`, code, "14,64", "2,64", "Łucja Prova", "Demo S.p.A.", "Documento non fiscale"])
    expect(text).toContain(part);
  expect(text.replace(/\s/g, "")).toContain(IBAN);
  expect(await proformaFacts("altro", orderId)).toBeNull();
  expect(await db().invoice.count({ where: { orderId } })).toBe(0);
});

test("goes with the mail that tells how to pay", async () => {
  const orderId = await given();
  await asked(orderId);
  expect((await runJobs()).failed).toEqual([]);
  const [mail] = await mailsOf(orderId);
  const [file] = mail?.attachments ?? [];
  expect(file?.filename).toMatch(/^proforma-PF-/);
  expect(
    Buffer.from(file?.content ?? "", "base64")
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
});
