import { afterAll, beforeAll, expect, it } from "vitest";
import { setCreditLimit } from "@/lib/accounts/operations/set-credit-limit";
import { addDays, dayInRome, instantToDb, isoDay } from "@/lib/kernel/day";
import type { AgreedLine } from "@/lib/mailboxes/bulk";
import { renewInBulk } from "@/lib/mailboxes/operations/renew-in-bulk";
import { readAnswers } from "@/lib/orders/store/answers";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { saveReseller } from "@/lib/resellers/operations/save-reseller";
import { startCustomerOrder } from "@/lib/resellers/operations/start-customer-order";
import { salesOf } from "@/lib/resellers/queries/statement";
import { totalsOfSales } from "@/lib/resellers/statement";
import { describedHolders } from "@/tests/support/holders";
import { givenHolder, givenMailbox } from "@/tests/support/orders";
import { givenUser } from "@/tests/support/people";
import { givenReseller, RESELLER } from "@/tests/support/resellers";
import { givenDatabase, givenSeller } from "@/tests/support/seller";

const seller = "demo";
let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(seller);
});
afterAll(() => close());

const system = { seller, actor: SYSTEM("test") };
const today = dayInRome(now());
const month = { from: addDays(today, -1), to: addDays(today, 2) };

it("renews its customers' mailboxes together on the seller's credit, and finds margin and commission in the month", async () => {
  const { userId, actor, resellerId } = await givenReseller();
  const expiresOn = addDays(today, 20);
  const lines: AgreedLine[] = [];
  for (const n of [1, 2]) {
    const { id } = await givenMailbox({ userId, n, expiresOn });
    const holder = await db().mailbox.findFirstOrThrow({ where: { id }, select: { holderId: true } });
    const detailsSealed = seal(describedHolders.person);
    await db().holder.update({
      where: { sellerId_id: { sellerId: seller, id: holder.holderId } },
      data: { detailsSealed },
    });
    lines.push({ mailboxId: id, expiresOn: isoDay(expiresOn), termMonths: 12, totalCents: 1757 });
  }
  const renew = () => renewInBulk({ userId, lines }, { seller, actor });
  expect(await renew()).toMatchObject({ code: "insufficient-balance" });
  await setCreditLimit({ userId, limit: "50" }, system);
  expect(await renew()).toMatchObject({ renewed: 2, totalCents: 3514, refused: [] });
  // What changes afterwards changes nothing of what was paid.
  await saveReseller(
    { ...RESELLER, resellerId, discount: "10", commission: "50" },
    { ...system, at: now().add({ hours: 1 }) },
  );
  const sales = await salesOf(seller, { id: resellerId, userId }, month);
  expect(sales[0]).toMatchObject({
    kind: "renewal",
    netCents: 1440,
    vatCents: 317,
    marginCents: 360,
    commissionBps: 500,
  });
  expect(totalsOfSales(sales)).toEqual({
    activations: 0,
    renewals: 2,
    netCents: 2880,
    vatCents: 634,
    totalCents: 3514,
    marginCents: 720,
    commissionCents: 144,
  });
});

it("begins an order for a customer of its own with the data filled in, at its own price", async () => {
  const { userId, actor } = await givenReseller();
  const holderId = await givenHolder(seller, 9, userId);
  const holder = describedHolders.company;
  await db().holder.update({
    where: { sellerId_id: { sellerId: seller, id: holderId } },
    data: { kind: "company", detailsSealed: seal(holder) },
  });
  const begun = await startCustomerOrder({ holderId, offer: "base/24" }, { seller, actor });
  if ("refused" in begun) throw new Error(begun.code);
  const draft = await db().order.findFirstOrThrow({ where: { id: begun.orderId } });
  expect(draft).toMatchObject({ userId, channel: "account", state: "draft", planCode: "base" });
  expect(readAnswers(draft).holder).toMatchObject({ kind: "company", companyName: holder.companyName });
  const gone = await startCustomerOrder({ holderId, offer: "base/99" }, { seller, actor });
  expect(gone).toMatchObject({ code: "plan-not-sold" });
  const customer = await givenUser(seller);
  const call = { seller, actor: customer.actor, at: now() };
  expect(await startCustomerOrder({ holderId, offer: "base/24" }, call)).toMatchObject({ code: "not-allowed" });
  expect(instantToDb(now()).getTime()).toBeGreaterThan(draft.createdAt.getTime());
});
