import { afterAll, beforeAll, expect, test } from "vitest";
import { prepaidOf, settlementEntries } from "@/lib/accounts/posting";
import { postMovement } from "@/lib/accounts/store";
import { isRefusal } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { db, type Tx, transact } from "@/lib/platform/db";
import { ledgerBalance } from "../../support/ledger";
import { givenDatabase, givenSeller } from "../../support/seller";
import { givenBalance, givenUser, inParallel, ledgerFaults, PRICE } from "../payments/support";

let drop: () => Promise<void>;
let seller: string;
beforeAll(async () => {
  drop = await givenDatabase();
  seller = await givenSeller();
});
afterAll(async () => {
  expect(await ledgerFaults()).toEqual([]);
  await drop();
});

/** A customer with so much money, who spends the price once. */
async function givenSpender(times: number): Promise<(tx: Tx) => Promise<unknown>> {
  const { id } = await givenUser(seller);
  await givenBalance(seller, id, times * PRICE.totalCents);
  const entries = settlementEntries(prepaidOf(id), PRICE);
  return (tx) => postMovement(tx, { seller, kind: "settlement", at: now(), entries });
}

test("who pays does not wait for another customer's payment that is not over yet", async () => {
  const first = await givenSpender(1);
  const others = [await givenSpender(1), await givenSpender(1), await givenSpender(1)];
  await transact(await givenSpender(1)); // the accounts are there
  await transact(async (tx) => {
    await first(tx);
    // Connections meet in a share once in 64 times: of three, one at least has another.
    const paid = await Promise.allSettled(
      others.map((pay) =>
        transact(async (other) => {
          await other.$executeRaw`SET LOCAL lock_timeout = '1s'`;
          return pay(other);
        }),
      ),
    );
    expect(paid.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
  });
});

test("the balance is what all shares hold together, and none is lost when many pay at once", async () => {
  const before = await ledgerBalance(seller, "revenue");
  const spenders = await Promise.all(Array.from({ length: 20 }, () => givenSpender(2)));
  const spends = [...spenders, ...spenders, ...spenders].map((pay) => async () => {
    try {
      return await transact(async (tx) => {
        const booked = await pay(tx);
        if (isRefusal(booked)) throw new Error(booked.code);
        return 1;
      });
    } catch (error) {
      expect(String(error)).toContain("insufficient-balance");
      return 0;
    }
  });
  const booked = await inParallel(16, spends);
  expect(booked.reduce<number>((sum, one) => sum + one, 0)).toBe(40);
  expect((await ledgerBalance(seller, "revenue")) - before).toBe(40 * PRICE.netCents);
  expect(await db().ledgerShare.count({ where: { account: { kind: "prepaid" } } })).toBe(0);
});
