import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { addMonths, fromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { boss } from "@/lib/platform/boss";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { givenPlacedOrder, settleByCard, system } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, hurryJobs, runJobs, type TestStack } from "@/tests/support/stack";

/** A holder with everything that vendors ask. */
const HOLDER = {
  kind: "person",
  firstName: "Prova",
  lastName: "Esempio",
  taxCode: "SMPPRV80A01H501H",
  birthDate: "1980-01-01",
  birthPlace: "Roma",
  email: "prova@example.com",
  phone: "+39061234567",
  address: { street: "Via di Prova 1", cap: "00100", city: "Roma", province: "RM" },
};

const SELLERS = { openapi: "legal", aruba: "aruba" } as const;
const PLANS = { openapi: "BRONZE", aruba: "EMAIL" } as const;
type Vendor = keyof typeof SELLERS;

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  for (const vendor of ["openapi", "aruba"] as const)
    await givenSeller(SELLERS[vendor], ({ service, lifecycle }) => {
      lifecycle.renewal.opens = { months: -36 };
      service.provider = { vendor, plans: [{ plan: "base", vendorPlan: PLANS[vendor] }] };
    });
});
afterAll(() => stack.close());

async function givenPaid(vendor: Vendor, name: string, n: number): Promise<string> {
  const seller = SELLERS[vendor];
  const orderId = await givenPlacedOrder([name], { seller, n });
  const { holderId } = await db().order.findFirstOrThrow({ where: { id: orderId } });
  const where = { sellerId_id: { sellerId: seller, id: holderId! } };
  await db().holder.update({ where, data: { detailsSealed: seal(HOLDER) } });
  await settleByCard({ orderId }, system(seller));
  return orderId;
}

const boxOf = (orderId: string) => db().mailbox.findFirstOrThrow({ where: { orderId } });
const tasks = (subjectId: string) => db().staffTask.findMany({ where: { subjectId, closedAt: null } });
/** An address's renewals that the pretend vendor was asked for. */
function renewals(vendor: Vendor, address: string): number {
  const lines = readFileSync(join(stack.dataDir, "sandbox", `${vendor}.jsonl`), "utf8")
    .trim()
    .split("\n");
  const last = lines.findLast((line) => line.includes(`"${address}"`))!;
  return (JSON.parse(last) as [[string, string, { renewals: number }]])[0][2].renewals;
}

async function givenActive(vendor: Vendor, name: string, n: number) {
  const orderId = await givenPaid(vendor, name, n);
  await runJobs();
  const address = `${name}@pec.demo.example`;
  if (vendor === "openapi") {
    await stack.control("/openapi/__state", { address, stato: "evasa" });
    await hurryJobs();
    await runJobs();
  }
  const mailbox = await boxOf(orderId);
  expect(mailbox.state).toBe("active");
  return { mailbox, address, before: renewals(vendor, address) };
}

async function givenPaidRenewal(vendor: Vendor, { mailbox, address }: Awaited<ReturnType<typeof givenActive>>) {
  const seller = SELLERS[vendor];
  const which = { userCode: mailbox.userCode!, address };
  const order = await orderRenewal({ which, termMonths: 12 }, { seller, actor: { kind: "anonymous" } });
  if (isRefusal(order)) throw new Error(order.code);
  await settleByCard({ orderId: order.orderId }, system(seller));
  return { orderId: order.orderId, due: isoDay(addMonths(fromDb(mailbox.expiresOn!), 12)) };
}

describe("a seller whose mailboxes are made by openapi.com", () => {
  it("waits for the papers, asks for them once, and activates when they are taken", async () => {
    const orderId = await givenPaid("openapi", "carte.attese", 1);
    await runJobs();
    const { id } = await boxOf(orderId);
    for (let hour = 0; hour < 2; hour++) {
      expect(await boxOf(orderId)).toMatchObject({ state: "provisioning" });
      expect(await tasks(id)).toMatchObject([{ kind: "provider-waits", detail: "documents" }]);
      await hurryJobs();
      await runJobs();
    }
    await stack.control("/openapi/__state", { address: "carte.attese@pec.demo.example", stato: "evasa" });
    await hurryJobs();
    await runJobs();
    expect(await boxOf(orderId)).toMatchObject({
      state: "active",
      providerRef: expect.stringMatching(/^openapi:\w+$/),
      userCode: expect.stringMatching(/^MA\d{6}$/),
    });
    expect(await tasks(id)).toEqual([]);
    expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ state: "fulfilled" });
  });

  it("leaves what the vendor has no command for to a person", async () => {
    const { mailbox } = await givenActive("openapi", "a.mano", 2);
    const job = { seller: "legal", mailboxId: mailbox.id, command: "suspend", on: "2026-11-22" } as const;
    await db().mailbox.update({
      where: { sellerId_id: { sellerId: "legal", id: mailbox.id } },
      data: { state: "suspended" },
    });
    await (await boss()).send("mailbox.step", job);
    await runJobs();
    expect(await tasks(mailbox.id)).toMatchObject([{ kind: "step-by-hand", detail: "suspend 2026-11-22" }]);
  });
});

describe.each(["openapi", "aruba"] as const)("a renewal at %s", (vendor) => {
  it("is paid for once though its answer is lost", async () => {
    const active = await givenActive(vendor, "risposta.persa", 11);
    const { orderId, due } = await givenPaidRenewal(vendor, active);
    const openapiRenewal = `GET /pec/${active.mailbox.providerRef?.replace("openapi:", "")}/rinnovo`;
    const match = vendor === "openapi" ? openapiRenewal : "POST /public/partner/pec/v3/accounts/renew";
    await stack.fault(vendor, { mode: "timeout-after-success", delayMs: 5, match });
    await runJobs();
    await stack.fault(vendor, { mode: "none" });
    await hurryJobs();
    await runJobs();
    expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ state: "fulfilled" });
    expect(renewals(vendor, active.address)).toBe(active.before + 1);
    expect(await mailboxProvider(vendor).findMailbox({ address: active.address })).toMatchObject({ expiry: due });
  });

  it("is paid for once though the worker dies between the provider and the database", async () => {
    const active = await givenActive(vendor, "ucciso.a.meta", 12);
    const { orderId, due } = await givenPaidRenewal(vendor, active);
    // What the dead worker had done: told the provider, and nothing else.
    const { providerRef } = active.mailbox;
    const renewal = { providerRef: providerRef!, newExpiry: due, idempotencyKey: orderId };
    expect(await mailboxProvider().renewMailbox(renewal)).toMatchObject({ expiry: due, providerRef });
    await runJobs();
    expect(await db().order.findFirst({ where: { id: orderId } })).toMatchObject({ state: "fulfilled" });
    expect(renewals(vendor, active.address)).toBe(active.before + 1);
  });
});
