import { readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFile } from "@/lib/documents/exchanges/files";
import { takeSdiCallback } from "@/lib/invoicing/exchanges/take-sdi-callback";
import { checkInvoice } from "@/lib/invoicing/fatturapa/check";
import { isSdiFileName } from "@/lib/invoicing/file-name";
import { handler as watch } from "@/lib/invoicing/jobs/watch";
import { correctInvoice } from "@/lib/invoicing/operations/correct-invoice";
import { flagLateInvoices } from "@/lib/invoicing/operations/flag-late-invoices";
import { recordNotification } from "@/lib/invoicing/operations/record-notification";
import { sendInvoice } from "@/lib/invoicing/operations/send-invoice";
import { viewEInvoice } from "@/lib/invoicing/operations/view-e-invoice";
import { invoiceForStaff } from "@/lib/invoicing/queries/one";
import { fromDb, instantToDb, isoDay } from "@/lib/kernel/day";
import { isEleventhDigitRight } from "@/lib/kernel/identifiers/partita-iva";
import { isRefusal } from "@/lib/kernel/refusal";
import type { BillingParty } from "@/lib/orders/answers";
import { now } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { PolicyInput } from "@/lib/sellers/policy";
import { BODY, PERSON } from "../../rules/invoicing/support/documents";
import { settleByCard, system } from "../../support/orders";
import { givenUser } from "../../support/people";
import { givenSeller } from "../../support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "../../support/stack";
import { done, givenOrder } from "../payments/support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
});
afterAll(() => stack.close());

const fiscal = (policy: PolicyInput) => {
  policy.brand.fiscal = { street: "Via di Prova 1", cap: "10100", city: "Torino", province: "TO" };
};
let sellers = 0;
/** Another valid VAT number for each seller. */
const vatNumberOf = (n: number): string => {
  const begun = `8${String(n).padStart(9, "0")}`;
  return Array.from({ length: 10 }, (_, digit) => `${begun}${digit}`).find(isEleventhDigitRight) ?? "";
};
const givenFiscalSeller = (change?: (policy: PolicyInput) => void) =>
  givenSeller(`fisco${++sellers}`, (policy) => {
    fiscal(policy);
    policy.brand.vatNumber = vatNumberOf(sellers);
    change?.(policy);
  });

/** An order paid by card and billed to somebody; answers its invoice once every job is done. */
async function invoiced(seller: string, to: Partial<BillingParty>, skip: Parameters<typeof runJobs>[0] = []) {
  const orderId = await givenOrder(seller);
  const billed = { where: { sellerId_id: { sellerId: seller, id: orderId } } };
  await db().order.update({ ...billed, data: { billingSealed: seal({ ...PERSON, ...to }) } });
  done(await settleByCard({ orderId }, { ...system(seller) }));
  await runJobs(["mailbox.provision", "mail.send", ...skip]);
  return db().invoice.findFirstOrThrow({ where: { sellerId: seller, orderId } });
}
const again = async (seller: string, id: string) => {
  const invoice = await invoiceForStaff(seller, id);
  if (!invoice) throw new Error("no invoice");
  return invoice;
};
const happened = (invoice: Awaited<ReturnType<typeof again>>) =>
  invoice.moments.map((moment) => (moment.what === "said" ? (moment.outcome ?? moment.type) : moment.what));
const xmlOf = async (seller: string, fileId: string | null | undefined) =>
  (await readFile(seller, fileId ?? ""))?.bytes.toString("utf8") ?? "";
const openTasks = (seller: string, subjectId: string) =>
  db().staffTask.findMany({ where: { sellerId: seller, subjectId, closedAt: null }, select: { kind: true } });
const unsent = async (sellerId: string) => (await db().invoiceSending.findFirst({ where: { sellerId } })) === null;

describe("an invoice that is paid", () => {
  test("goes to SdI by itself, and says what SdI says", async () => {
    const seller = await givenFiscalSeller();
    const { id } = await invoiced(seller, { sdiCode: "ABC1234" });
    const invoice = await again(seller, id);
    expect(invoice.state).toBe("delivered");
    expect(happened(invoice)).toEqual(["sent", "RC"]);
    const [sending] = invoice.sendings;
    expect(isSdiFileName(sending?.fileName ?? "")).toBe(true);
    expect(sending?.fileName).toBe(`IT${vatNumberOf(sellers)}_00001.xml`);
    const xml = await xmlOf(seller, sending?.fileId);
    expect(checkInvoice(xml)).toEqual([]);
    expect(xml).toContain("<ProgressivoInvio>00001</ProgressivoInvio>");
    expect(xml).toContain("<Numero>1/2026</Numero>".replace("2026", String(invoice.year)));
    expect(xml).toContain("<ImportoTotaleDocumento>14.64</ImportoTotaleDocumento>");
    const pdf = await readFile(seller, invoice.fileId ?? "");
    expect(pdf?.contentType).toBe("application/pdf");
    // The first document was made before SdI spoke; the one in force says what it said.
    expect(await db().file.count({ where: { sellerId: seller, contentType: "application/pdf" } })).toBe(2);
  });

  test("has a name of its own for every file, whoever sends under the same tax number", async () => {
    const shared = (policy: PolicyInput) => {
      policy.brand.vatNumber = "12345670017";
    };
    const [one, two, three] = [
      await givenFiscalSeller(),
      await givenFiscalSeller(shared),
      await givenFiscalSeller(shared),
    ];
    for (const seller of [one, two, three, two]) await invoiced(seller, {});
    const files = await db().invoiceSending.findMany({ where: { sellerId: { in: [two, three] } } });
    expect(files.map(({ fileName }) => fileName).sort()).toEqual([
      "IT12345670017_00001.xml",
      "IT12345670017_00002.xml",
      "IT12345670017_00003.xml",
    ]);
  });

  test("stays at home while its seller's fiscal data are missing, and goes when somebody says so", async () => {
    const seller = await givenSeller("senza-sede", (policy) => {
      policy.brand.fiscal = {};
    });
    const { id } = await invoiced(seller, {});
    expect((await again(seller, id)).state).toBe("issued");
    expect(await unsent(seller)).toBe(true);
    const { actor } = await givenUser(seller, { roles: ["accounting"] });
    expect(await sendInvoice({ invoiceId: id }, { seller, actor })).toMatchObject({ code: "seller-not-fiscal" });
  });

  test("with wrong billing data does not leave: a person is asked, corrects them, and it goes", async () => {
    const seller = await givenFiscalSeller();
    const { id } = await invoiced(seller, { taxCode: null, vatNumber: null });
    const faulty = await again(seller, id);
    expect(faulty.state).toBe("faulty");
    expect(faulty.faults.map(({ code }) => code)).toEqual(["00417"]);
    expect(await unsent(seller)).toBe(true);
    expect(await openTasks(seller, id)).toEqual([{ kind: "invoice-faulty" }]);
    const { actor } = await givenUser(seller, { roles: ["accounting"] });
    done(await correctInvoice({ ...correction(id), taxCode: "RSSMRA80A01H501U" }, { seller, actor }));
    await runJobs(["mailbox.provision", "mail.send"]);
    expect((await again(seller, id)).state).toBe("undelivered");
    expect(await openTasks(seller, id)).toEqual([]);
  });
});

const correction = (invoiceId: string) => ({
  invoiceId,
  reason: "Codice destinatario sbagliato",
  name: "Mario Rossi",
  taxCode: "RSSMRA80A01H501U",
  street: "Via Roma 12",
  cap: "47121",
  city: "Forlì",
  province: "FC",
});

describe("an invoice that SdI rejects", () => {
  test("is corrected and sent again with its number and date, and its history stays", async () => {
    const seller = await givenFiscalSeller();
    const { id } = await invoiced(seller, { sdiCode: "SCARTO1" });
    const rejected = await again(seller, id);
    expect(rejected.state).toBe("rejected");
    expect(rejected.faults).toMatchObject([{ code: "00311" }]);
    expect(isoDay(rejected.resendBy!)).toBe(
      isoDay(now().toZonedDateTimeISO("Europe/Rome").toPlainDate().add({ days: 5 })),
    );
    expect(await openTasks(seller, id)).toEqual([{ kind: "invoice-rejected" }]);
    const { actor } = await givenUser(seller, { roles: ["accounting"] });
    done(await correctInvoice({ ...correction(id), sdiCode: "abc 1234" }, { seller, actor }));
    await runJobs(["mailbox.provision", "mail.send"]);
    const sent = await again(seller, id);
    expect(sent).toMatchObject({
      state: "delivered",
      number: rejected.number,
      year: rejected.year,
      resendBy: null,
      faults: [],
    });
    expect(isoDay(sent.issuedOn)).toBe(isoDay(rejected.issuedOn));
    expect(happened(sent)).toEqual(["sent", "NS", "corrected", "sent", "RC"]);
    const [first, second] = sent.sendings;
    expect([first?.fileName, second?.fileName].map((name) => name?.slice(-9))).toEqual(["00001.xml", "00002.xml"]);
    expect(await xmlOf(seller, first?.fileId)).toContain("<CodiceDestinatario>SCARTO1</CodiceDestinatario>");
    expect(await xmlOf(seller, second?.fileId)).toContain("<CodiceDestinatario>ABC1234</CodiceDestinatario>");
    expect(sent.corrections).toMatchObject([{ byName: expect.any(String), reason: "Codice destinatario sbagliato" }]);
    expect(await openTasks(seller, id)).toEqual([]);
    const answered = await correctInvoice(correction(id), { seller, actor });
    expect(answered).toMatchObject({ code: "invoice-not-correctable" });
  });

  test("late word about an old version moves nothing", async () => {
    const seller = await givenFiscalSeller();
    const { id } = await invoiced(seller, { sdiCode: "SCARTO1" });
    const { actor } = await givenUser(seller, { roles: ["accounting"] });
    done(await correctInvoice(correction(id), { seller, actor }));
    await runJobs(["mailbox.provision", "mail.send"]);
    const { sendings } = await again(seller, id);
    const message = {
      id: "late",
      type: "NS" as const,
      outcome: null,
      sdiId: "1",
      faults: [],
      note: "",
      at: now().toString({ fractionalSecondDigits: 3 }),
    };
    done(await recordNotification({ sendingId: sendings[0]?.id ?? "", message }, system(seller)));
    expect((await again(seller, id)).state).toBe("undelivered");
    // A second copy of a file that SdI has is no verdict on the first.
    const double = { ...message, id: "double", faults: [{ code: "00002", text: "Nome file duplicato" }] };
    done(await recordNotification({ sendingId: sendings[1]?.id ?? "", message: double }, system(seller)));
    expect((await again(seller, id)).state).toBe("undelivered");
  });

  test("becomes a task of its own when its days are over, once", async () => {
    const seller = await givenFiscalSeller();
    const { id } = await invoiced(seller, { sdiCode: "SCARTO1" });
    const at = (days: number) => ({ ...system(seller), at: now().add({ hours: 24 * days }) });
    expect(done(await flagLateInvoices({}, at(5))).opened).toBe(0);
    expect(done(await flagLateInvoices({}, at(6))).opened).toBe(1);
    expect(done(await flagLateInvoices({}, at(7))).opened).toBe(0);
    expect((await openTasks(seller, id)).map(({ kind }) => kind).sort()).toEqual(["invoice-late", "invoice-rejected"]);
  });
});

describe("a public body", () => {
  test("accepts, refuses, lets the time go by, or is never reached; a refused invoice may be sent again", async () => {
    const seller = await givenFiscalSeller((policy) => {
      policy.money.invoice = { onDelivery: { holderKinds: [] } };
    });
    const states: string[] = [];
    for (const ipaCode of ["UFABC1", "RIFIUT", "DECORR", "NORECA"])
      states.push((await again(seller, (await invoiced(seller, { ...BODY, ipaCode })).id)).state);
    expect(states).toEqual(["accepted", "refused", "lapsed", "stranded"]);
    const refused = await db().invoice.findFirstOrThrow({ where: { sellerId: seller, state: "refused" } });
    expect(await openTasks(seller, refused.id)).toEqual([{ kind: "invoice-refused" }]);
    const { actor } = await givenUser(seller, { roles: ["accounting"] });
    const body = { ...correction(refused.id), name: "Comune di Prova", taxCode: "80012345678", ipaCode: "UFABC1" };
    const outcome = await correctInvoice(body, { seller, actor });
    if (isRefusal(outcome)) expect(outcome).toMatchObject({ code: "invalid-input", field: "taxCode" });
    done(await correctInvoice({ ...body, taxCode: "12345670017" }, { seller, actor }));
    await runJobs(["mailbox.provision", "mail.send"]);
    expect((await again(seller, refused.id)).state).toBe("accepted");
  });
});

describe("the way to SdI", () => {
  test("answers may be lost, doubled, late or garbled: every invoice arrives once", async () => {
    const seller = await givenFiscalSeller();
    const ids: string[] = [];
    for (let n = 0; n < 8; n++) ids.push((await invoiced(seller, { sdiCode: "ABC1234" }, ["invoice.transmit"])).id);
    await stack.fault("sdi", {
      mode: "timeout-after-success",
      delayMs: 1,
      ratio: 0.4,
      seed: 7,
      match: "POST /invoices",
    });
    await runJobs(["mailbox.provision", "mail.send"]);
    await stack.fault("sdi", { mode: "malformed", ratio: 0.4, seed: 9 });
    await hurryJobs();
    await runJobs(["mailbox.provision", "mail.send"]);
    await stack.fault("sdi", { mode: "down", ratio: 0.4, seed: 11 });
    await hurryJobs();
    await runJobs(["mailbox.provision", "mail.send"]);
    await stack.fault("sdi", { mode: "none" });
    for (let round = 0; round < 3; round++) {
      await hurryJobs();
      await runJobs(["mailbox.provision", "mail.send"]);
    }
    const states = await db().invoice.findMany({ where: { sellerId: seller }, select: { state: true } });
    expect(states.map(({ state }) => state)).toEqual(ids.map(() => "delivered"));
    const kept = readFileSync(`${stack.dataDir}/sandbox/sdi.jsonl`, "utf8");
    for (const { fileName } of await db().invoiceSending.findMany({ where: { sellerId: seller } }))
      expect(
        new Set(
          [
            ...kept.matchAll(
              new RegExp(
                `"uuid":"([^"]+)","created_at":"[^"]+","sender":"[^"]+"[^\\n]*?"sdi_file_name":"${fileName}"`,
                "g",
              ),
            ),
          ].map(([, uuid]) => uuid),
        ).size,
      ).toBe(1);
    expect(await db().invoiceNotification.count({ where: { sellerId: seller } })).toBe(ids.length);
  });

  test("callbacks are only a hint: forged ones change nothing, true ones however often are one", async () => {
    const seller = await givenFiscalSeller();
    const { id } = await invoiced(seller, { sdiCode: "ABC1234" }, ["invoice.ask"]);
    const [sending] = (await again(seller, id)).sendings;
    const told = Buffer.from(
      JSON.stringify({
        event: "customer-notification",
        data: { notification: { invoice_uuid: sending?.carrierRef, type: "NS" } },
      }),
    );
    expect(await takeSdiCallback(told, "another secret")).toMatchObject({ code: "callback-forged" });
    expect((await again(seller, id)).state).toBe("sent");
    expect(await takeSdiCallback(told, "sandbox-sdi-secret")).toBe("taken");
    await Promise.all([1, 2, 3].map(() => takeSdiCallback(told, "sandbox-sdi-secret")));
    // It said that the invoice was rejected; the carrier says that it was delivered.
    expect((await again(seller, id)).state).toBe("delivered");
    expect(await db().invoiceNotification.count({ where: { sellerId: seller } })).toBe(1);
    const unknown = Buffer.from(
      JSON.stringify({ event: "customer-notification", data: { notification: { invoice_uuid: newId() } } }),
    );
    expect(await takeSdiCallback(unknown, "sandbox-sdi-secret")).toMatchObject({ code: "sending-unknown" });
  });

  test("what nobody tells of is asked for by the watch, in its own time", async () => {
    const seller = await givenFiscalSeller();
    const { id } = await invoiced(seller, { sdiCode: "ABC1234" }, ["invoice.ask"]);
    const attempt = { jobId: "", retry: 0, signal: AbortSignal.timeout(60_000) };
    await watch({}, attempt);
    expect((await again(seller, id)).state).toBe("sent");
    const [sentAt, askedAt] = [now().subtract({ minutes: 20 }), now().subtract({ minutes: 11 })].map(instantToDb);
    await db().invoiceSending.updateMany({ where: { invoiceId: id }, data: { sentAt, askedAt } });
    await watch({}, attempt);
    expect((await again(seller, id)).state).toBe("delivered");
  });

  test("messages in any order end in the same state", async () => {
    const seller = await givenFiscalSeller();
    const at = (seconds: number) => Temporal.Now.instant().add({ seconds }).toString({ fractionalSecondDigits: 3 });
    for (const order of [
      ["RC", "NE"],
      ["NE", "RC"],
      ["MC", "RC", "NE"],
    ] as const) {
      const { id } = await invoiced(seller, { ...BODY, ipaCode: "UFABC1" }, ["invoice.ask"]);
      const [sending] = (await again(seller, id)).sendings;
      for (const [n, type] of order.entries()) {
        const message = {
          id: `${type}${n}`,
          type,
          outcome: type === "NE" ? ("EC01" as const) : null,
          sdiId: "1",
          faults: [],
          note: "",
          at: at(n),
        };
        done(await recordNotification({ sendingId: sending?.id ?? "", message }, system(seller)));
      }
      expect((await again(seller, id)).state).toBe("accepted");
    }
  });
});

test("its file is had by whose it is and by staff, and every look is kept", async () => {
  const seller = await givenFiscalSeller();
  const [owner, other, clerk] = [
    await givenUser(seller),
    await givenUser(seller),
    await givenUser(seller, { roles: ["accounting"] }),
  ];
  const orderId = await givenOrder(seller, { userId: owner.userId });
  done(await settleByCard({ orderId }, system(seller)));
  await runJobs(["mailbox.provision", "mail.send", "invoice.transmit"]);
  const { id: invoiceId } = await db().invoice.findFirstOrThrow({ where: { sellerId: seller } });
  const view = (by: typeof owner, version?: number) =>
    viewEInvoice({ invoiceId, ...(version ? { version } : {}) }, { seller, actor: by.actor });
  expect(await view(owner)).toMatchObject({ code: "invoice-not-ready" });
  await runJobs(["mailbox.provision", "mail.send"]);
  const seen = done(await view(owner));
  expect(isSdiFileName(seen.fileName)).toBe(true);
  expect(done(await view(clerk, 1))).toEqual(seen);
  expect(await view(clerk, 2)).toMatchObject({ code: "invoice-not-ready" });
  expect(await view(other)).toMatchObject({ code: "invoice-unknown" });
  expect(await viewEInvoice({ invoiceId }, { seller, actor: { kind: "anonymous" } })).toMatchObject({
    code: "not-allowed",
  });
  expect(await db().command.count({ where: { sellerId: seller, act: "view-e-invoice", refused: null } })).toBe(2);
  expect(isoDay(fromDb((await db().invoice.findFirstOrThrow({ where: { sellerId: seller } })).issuedOn))).toMatch(
    /^\d{4}-/,
  );
});
