import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFile } from "@/lib/documents/exchanges/files";
import { handler as number } from "@/lib/invoicing/jobs/number";
import { handler as render } from "@/lib/invoicing/jobs/render";
import { numberInvoices } from "@/lib/invoicing/operations/number-invoices";
import { viewInvoice } from "@/lib/invoicing/operations/view-invoice";
import { invoicesOf } from "@/lib/invoicing/queries";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { recordGatewayPayment } from "@/lib/payments/operations/record-gateway-payment";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { givenDatabase, givenSeller } from "../../support/seller";
import { done, givenOrder, givenUser, inParallel, PRICE } from "../payments/support";

let drop: () => Promise<void>;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sportello-invoices-"));
  process.env.DATA_DIR = folder;
  drop = await givenDatabase();
});
afterAll(async () => {
  await drop();
  rmSync(folder, { recursive: true });
});

const actor = SYSTEM("test");
const attempt = { jobId: "j", retry: 0, signal: new AbortController().signal };

/** An order paid at that instant; its invoice waits for a number. */
async function paidOrder(seller: string, at: Temporal.Instant, userId?: string): Promise<string> {
  const orderId = await givenOrder(seller, userId ? { userId } : {});
  const { paymentId } = done(await startGatewayPayment({ orderId }, { seller, actor, at }));
  const told = {
    paymentId,
    sessionId: paymentId,
    amountCents: PRICE.totalCents,
    currency: "eur",
    state: "paid" as const,
  };
  done(await recordGatewayPayment(told, { seller, actor, at }));
  return orderId;
}
const instant = (text: string) => Temporal.Instant.from(text);
const numbersOf = async (seller: string, year: number) =>
  (
    await db().invoice.findMany({
      where: { sellerId: seller, year, number: { not: null } },
      orderBy: { number: "asc" },
    })
  ).map((invoice) => invoice.number);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe("numbers", () => {
  test("are without gaps while 16 number and 8 pay at once, per seller", async () => {
    const sellers = [await givenSeller("uno"), await givenSeller("due")];
    const at = instant("2026-11-21T10:00:00Z");
    const paying = sellers.flatMap((seller) => upTo(40).map((n) => () => paidOrder(seller, at.add({ seconds: n }))));
    let over = false;
    const keepNumbering = async (seller: string) => {
      while (!over) done(await numberInvoices({}, { seller, actor }));
      done(await numberInvoices({}, { seller, actor }));
    };
    const numbering = upTo(16).map((n) => keepNumbering(sellers[n % 2] ?? ""));
    await inParallel(8, paying).finally(() => {
      over = true;
    });
    await Promise.all(numbering);
    for (const seller of sellers) expect(await numbersOf(seller, 2026)).toEqual(upTo(40));
  });

  test("begin again with Rome's new year, and dates never run against them", async () => {
    const seller = await givenSeller("tre");
    // 23:30 UTC of 31 December is already the new year in Rome.
    const times = ["2026-12-31T22:30:00Z", "2026-12-31T22:59:59Z", "2026-12-31T23:30:00Z", "2027-01-01T08:00:00Z"];
    for (const time of times) await paidOrder(seller, instant(time));
    await number({ seller }, attempt);
    await paidOrder(seller, instant("2026-12-30T10:00:00Z"));
    await number({ seller }, attempt);
    expect(await numbersOf(seller, 2026)).toEqual([1, 2, 3]);
    expect(await numbersOf(seller, 2027)).toEqual([1, 2]);
    const late = await db().invoice.findFirstOrThrow({ where: { sellerId: seller, year: 2026, number: 3 } });
    expect(isoDay(fromDb(late.issuedOn))).toBe("2026-12-31");
  });
});

describe("the document", () => {
  test("is made once, kept encrypted, mailed once, and opened only by whose it is", async () => {
    const seller = await givenSeller("quattro");
    const [owner, other, clerk] = [
      await givenUser(seller),
      await givenUser(seller),
      await givenUser(seller, "accounting"),
    ];
    const orderId = await paidOrder(seller, instant("2026-11-21T10:00:00Z"), owner.id);
    const { id: invoiceId } = await db().invoice.findFirstOrThrow({ where: { orderId } });
    await render({ seller, invoiceId }, attempt);
    expect(await db().file.count({ where: { sellerId: seller } })).toBe(0);
    await number({ seller }, attempt);
    const view = (by: typeof owner) => viewInvoice({ invoiceId }, { seller, actor: by.actor });
    expect(await view(owner)).toMatchObject({ code: "invoice-not-ready" });
    await Promise.all([render({ seller, invoiceId }, attempt), render({ seller, invoiceId }, attempt)]);
    await render({ seller, invoiceId }, attempt);
    const seen = done(await view(owner));
    expect(seen.fileName).toBe("fattura-1-2026.pdf");
    const file = await readFile(seller, seen.fileId);
    expect(file?.contentType).toBe("application/pdf");
    expect(file?.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(done(await view(clerk)).fileId).toBe(seen.fileId);
    expect(await view(other)).toMatchObject({ code: "invoice-unknown" });
    expect(await viewInvoice({ invoiceId }, { seller, actor: { kind: "anonymous" } })).toMatchObject({
      code: "not-allowed",
    });
    expect(await db().mail.count({ where: { dedupeKey: `invoice-issued:${invoiceId}` } })).toBe(1);
    expect(await db().command.count({ where: { act: "view-invoice", refused: null } })).toBe(2);
    expect((await invoicesOf(seller, owner.id)).map(({ id }) => id)).toEqual([invoiceId]);
    expect(await invoicesOf(seller, other.id)).toEqual([]);
  });
});
