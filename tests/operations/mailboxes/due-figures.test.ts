import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, addMonths, type Day, isoDay, toDb } from "@/lib/kernel/day";
import { monthsBack, periodsAhead } from "@/lib/mailboxes/due-figures";
import { churnByMonth, renewalsDue } from "@/lib/mailboxes/queries/due-figures";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenMailbox, givenPlacedOrder } from "@/tests/support/orders";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { givenUser } from "../payments/support";

let drop: () => Promise<void>;
beforeAll(async () => {
  drop = await givenDatabase();
  await givenSeller("demo");
  await givenSeller("altro");
});
afterAll(() => drop());

const set = (id: string, data: object) => db().mailbox.updateMany({ where: { id }, data });
/** Of the demo, falling due ahead: how many, and their sum by the channel they were bought in. */
const dueNow = async (step: "week" | "month") => (await renewalsDue("demo", step, today()))!.figures;

test("what falls due is counted in its own week and month, at the price in force, each mailbox once", async () => {
  const owner = await givenUser("demo");
  const bought = await givenPlacedOrder(["mario.rossi"]);
  const [a, b] = [
    await givenMailbox({ expiresOn: addDays(today(), 8) }),
    await givenMailbox({ expiresOn: addDays(today(), 8), userId: owner.id }),
  ];
  await set(a.id, { orderId: bought, termMonths: 24 });
  for (const out of [
    { revokeOn: toDb(addDays(today(), 3)) },
    { noticeOn: toDb(today()) },
    { state: "cancelled" },
    { state: "revoked" },
    { hubId: b.id },
  ])
    await set((await givenMailbox({ expiresOn: addDays(today(), 8) })).id, out);
  await givenMailbox({ seller: "altro", expiresOn: addDays(today(), 8) });
  await givenMailbox({ expiresOn: addDays(today(), 800) });
  for (const step of ["week", "month"] as const) {
    const figures = await dueNow(step);
    expect(figures.total).toEqual({ count: 2, netCents: 3500 + 1800 });
    const begins = periodsAhead(step, today())
      .map(isoDay)
      .findLast((each) => each <= isoDay(addDays(today(), 8)));
    expect(figures.periods.filter(({ count }) => count > 0)).toEqual([{ begins, count: 2, netCents: 5300 }]);
    expect(figures.channels.map(({ channel, count }) => [channel, count]).sort()).toEqual(
      [
        [null, 1],
        ["public", 1],
      ].sort(),
    );
  }
});

/** A renewal of a term that ended on a day, carried out or not. */
async function renewalOf(mailboxId: string, oldExpiry: Day, state: "fulfilled" | "expired") {
  const id = await givenPlacedOrder([`nome.${mailboxId.slice(-6)}.${state}`]);
  await db().order.updateMany({
    where: { id },
    data: { kind: "renewal", state, mailboxId, oldExpiry: toDb(oldExpiry) },
  });
}

test("churn counts the terms that ended and were not renewed, by the month they ended in", async () => {
  const ended = addDays(addMonths(monthsBack(today()).at(-1)!, -3), 9);
  const renewed = await givenMailbox({ expiresOn: addMonths(ended, 24) });
  await renewalOf(renewed.id, ended, "fulfilled");
  for (const state of ["expired", "suspended"] as const) await givenMailbox({ expiresOn: ended, state });
  await set((await givenMailbox({ expiresOn: ended, state: "expired" })).id, { noticeOn: toDb(addDays(ended, -20)) });
  const unpaid = await givenMailbox({ expiresOn: ended, state: "expired" });
  await renewalOf(unpaid.id, ended, "expired");
  await givenMailbox({ seller: "altro", expiresOn: ended });
  const churn = await churnByMonth("demo", today());
  expect(churn.map(({ begins }) => begins)).toEqual(monthsBack(today()).map(isoDay));
  expect(churn.filter((month) => month.ended > 0)).toEqual([
    { begins: isoDay(addDays(ended, -9)), ended: 5, lost: 4, declined: 1 },
  ]);
});
