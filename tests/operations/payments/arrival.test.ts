import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isRefusal } from "@/lib/kernel/refusal";
import { cancelOrder } from "@/lib/orders/operations/cancel-order";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import type { Actor } from "@/lib/platform/actor";
import { SYSTEM } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { givenDatabase, givenSeller } from "../../support/seller";
import { arrives, balanceOn } from "./slow";
import { done, givenBalance, givenOrder, givenUser, inParallel, ledgerFaults, PRICE } from "./support";

let drop: () => Promise<void>;
let seller: string;
let clerk: { id: string; actor: Actor };
beforeAll(async () => {
  drop = await givenDatabase();
  seller = await givenSeller("demo", ({ money }) => {
    money.tolerance = { feeCents: 100 };
    money.methods.account = ["card", "prepaid", "transfer"];
  });
  clerk = await givenUser(seller, "accounting");
});
afterAll(() => drop());
afterEach(async () => expect(await ledgerFaults()).toEqual([]));

let suspense = 0;
beforeEach(async () => {
  suspense = await balanceOn(seller, "suspense");
});
const read = (id: string) => db().order.findFirstOrThrow({ where: { id } });
const asked = async (orderId: string) =>
  (await db().staffTask.findMany({ where: { subjectId: orderId } })).map(({ kind }) => kind);
const arrive = (orderId: string, amount: string, more: Parameters<typeof arrives>[4] = {}) =>
  arrives(seller, clerk.actor, { orderId }, amount, more);

describe("slow money for an order", () => {
  test("of the price settles it: one invoice, one mailbox, one mail, the bank's day", async () => {
    const orderId = await givenOrder(seller);
    expect(done(await arrive(orderId, "14,64"))).toMatchObject({ effect: "settled", restCents: 0 });
    expect(await read(orderId)).toMatchObject({ state: "settled", receivedCents: 0 });
    expect(await db().invoice.count({ where: { orderId } })).toBe(1);
    expect(await db().mailbox.count({ where: { orderId } })).toBe(1);
    expect(await db().mail.count({ where: { dedupeKey: `payment-received:${orderId}` } })).toBe(1);
    expect(await balanceOn(seller, "suspense")).toBe(suspense);
  });

  test("of less is kept and shown as partial; the rest settles it", async () => {
    const orderId = await givenOrder(seller);
    expect(done(await arrive(orderId, "10"))).toMatchObject({ effect: "partial", receivedCents: 1000 });
    expect(await read(orderId)).toMatchObject({ state: "placed", receivedCents: 1000 });
    expect(await balanceOn(seller, "suspense")).toBe(suspense + 1000);
    expect(done(await arrive(orderId, "4,64", { method: "postal-slip" }))).toMatchObject({ effect: "settled" });
    expect(await balanceOn(seller, "suspense")).toBe(suspense);
  });

  test("short by a bank's fee within the tolerance settles it, and the seller bears the fee", async () => {
    const fees = await balanceOn(seller, "fees");
    const orderId = await givenOrder(seller);
    expect(done(await arrive(orderId, "13,64"))).toMatchObject({ effect: "settled" });
    expect(await balanceOn(seller, "fees")).toBe(fees - 100);
    const other = await givenOrder(seller);
    expect(done(await arrive(other, "13,63"))).toMatchObject({ effect: "partial" });
  });

  test("of more settles it, and the rest goes to the owner's prepaid account, or to suspense with a task", async () => {
    const owner = await givenUser(seller);
    const owned = await givenOrder(seller, { userId: owner.id });
    expect(done(await arrive(owned, "20"))).toMatchObject({ effect: "settled", restCents: 536 });
    expect(await balanceOn(seller, "prepaid", owner.id)).toBe(536);
    expect(await asked(owned)).toEqual([]);
    const nobodys = await givenOrder(seller);
    expect(done(await arrive(nobodys, "20"))).toMatchObject({ effect: "settled", restCents: 536 });
    expect(await balanceOn(seller, "suspense")).toBe(suspense + 536);
    expect(await asked(nobodys)).toEqual(["payment-paid-more"]);
  });

  test("that comes a second time, or late, is credited and never lost", async () => {
    const owner = await givenUser(seller);
    const orderId = await givenOrder(seller, { userId: owner.id });
    done(await arrive(orderId, "14,64"));
    expect(done(await arrive(orderId, "14,64"))).toMatchObject({ effect: "credited" });
    expect(await balanceOn(seller, "prepaid", owner.id)).toBe(PRICE.totalCents);
    for (const state of ["cancelled", "expired"] as const) {
      const late = await givenOrder(seller, { state });
      expect(done(await arrive(late, "14,64"))).toMatchObject({ effect: "suspense" });
      expect(await asked(late)).toEqual(["payment-order-closed"]);
    }
  });

  test("that came in part when the order is given up goes back to its owner", async () => {
    const owner = await givenUser(seller);
    const orderId = await givenOrder(seller, { userId: owner.id });
    done(await arrive(orderId, "10"));
    done(await cancelOrder({ orderId }, { seller, actor: owner.actor }));
    expect(await balanceOn(seller, "prepaid", owner.id)).toBe(1000);
    expect(await balanceOn(seller, "suspense")).toBe(suspense);
    expect(await read(orderId)).toMatchObject({ state: "cancelled", receivedCents: 0 });
  });

  test("in part lets the rest be paid another way", async () => {
    const owner = await givenUser(seller);
    await givenBalance(seller, owner.id, 464);
    const orderId = await givenOrder(seller, { userId: owner.id });
    done(await arrive(orderId, "10"));
    done(await payOrderFromPrepaid({ orderId }, { seller, actor: owner.actor }));
    expect(await read(orderId)).toMatchObject({ state: "settled" });
    expect(await balanceOn(seller, "prepaid", owner.id)).toBe(0);
    expect(await balanceOn(seller, "suspense")).toBe(suspense);
  });

  test("known by its reference counts once, however it is written, by 16 people at once", async () => {
    const orderId = await givenOrder(seller);
    const outcomes = await inParallel(
      16,
      Array.from(
        { length: 16 },
        (_, i) => () => arrive(orderId, "14,64", { reference: i % 2 ? "TRN-42 x" : "trn42X" }),
      ),
    );
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
    expect(await db().movement.count({ where: { orderId, kind: "settlement" } })).toBe(1);
  });

  test("is recorded neither by whose it is, nor for a draft, nor by other roles", async () => {
    const self = await givenUser(seller, "accounting");
    const own = await givenOrder(seller, { userId: self.id });
    expect(await arrives(seller, self.actor, { orderId: own }, "1")).toMatchObject({ code: "own-top-up" });
    const draft = await givenOrder(seller, { state: "draft" });
    expect(await arrive(draft, "1")).toMatchObject({ code: "order-not-placed" });
    for (const role of ["customer", "sales", "help-desk"] as const)
      expect(await arrives(seller, (await givenUser(seller, role)).actor, { orderId: own }, "1")).toMatchObject({
        code: "not-allowed",
      });
    expect(await arrives(seller, SYSTEM("test"), { orderId: own }, "1")).toMatchObject({ effect: "partial" });
  });
});
