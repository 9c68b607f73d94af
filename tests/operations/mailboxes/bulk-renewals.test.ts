import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { balanceOf } from "@/lib/accounts/store/balance";
import { addDays, addMonths, dayInRome, fromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import type { AgreedLine } from "@/lib/mailboxes/bulk";
import { recordRenewal } from "@/lib/mailboxes/operations/record-renewal";
import { renewInBulk } from "@/lib/mailboxes/operations/renew-in-bulk";
import { holderSchema } from "@/lib/orders/schema";
import type { Actor } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { describedHolders } from "../../support/holders";
import { givenHolder, givenMailbox, system } from "../../support/orders";
import { givenDatabase, givenSeller } from "../../support/seller";
import { done, givenBalance, givenUser, ledgerFaults } from "../payments/support";

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

/** A year of the plan "base": 18.00 € and VAT. */
const YEAR = 2196;
const expiry = addDays(dayInRome(now()), 20);
const balance = (userId: string) => db().$transaction((tx) => balanceOf(tx, seller, userId));

async function givenMailboxes(count: number, userId: string): Promise<AgreedLine[]> {
  const lines: AgreedLine[] = [];
  for (let n = 0; n < count; n++) {
    const { id } = await givenMailbox({ seller, userId, expiresOn: expiry, n });
    lines.push({ mailboxId: id, expiresOn: isoDay(expiry), termMonths: 12, totalCents: YEAR });
  }
  return lines;
}

const renew = (
  lines: AgreedLine[],
  { id, actor }: { id: string; actor: Actor },
  more: { reason?: string; key?: string } = {},
) =>
  renewInBulk(
    { userId: id, lines, ...(more.reason ? { reason: more.reason } : {}) },
    { seller, actor, ...(more.key ? { key: more.key } : {}) },
  );

describe("mailboxes renewed together", () => {
  test("are each ordered, paid, invoiced and carried out by one payment", async () => {
    const user = await givenUser(seller);
    await givenBalance(seller, user.id, 5 * YEAR);
    const lines = await givenMailboxes(4, user.id);
    const outcome = done(await renew(lines, user));
    expect(outcome).toMatchObject({ renewed: 4, totalCents: 4 * YEAR, refused: [] });
    expect(await balance(user.id)).toBe(YEAR);
    const orders = await db().order.findMany({
      where: { batchId: outcome.batchId },
      include: { invoice: true, payments: true },
    });
    expect(orders).toHaveLength(4);
    for (const order of orders) {
      expect(order).toMatchObject({ state: "settled", kind: "renewal", channel: "account", totalCents: YEAR });
      expect(isoDay(fromDb(order.newExpiry!))).toBe(isoDay(addMonths(expiry, 12)));
      expect(order.invoice).toMatchObject({ totalCents: YEAR, state: "waiting", vatSplit: false });
      expect(order.payments).toMatchObject([
        { method: "prepaid", state: "succeeded", amountCents: YEAR, receivedCents: YEAR },
      ]);
      done(await recordRenewal({ orderId: order.id }, system(seller)));
    }
    const mailbox = await db().mailbox.findFirstOrThrow({
      where: { id: lines[0]!.mailboxId },
      include: { events: true },
    });
    expect(isoDay(fromDb(mailbox.expiresOn!))).toBe(isoDay(addMonths(expiry, 12)));
    expect(mailbox.events.map(({ kind }) => kind)).toEqual(["renewal-ordered", "renewed"]);
    // The same list once more: every line has another expiry by now.
    await givenBalance(seller, user.id, 10 * YEAR);
    expect(await renew(lines, user)).toMatchObject({ code: "nothing-to-renew", params: { code: "expiry-changed" } });
    expect(await balance(user.id)).toBe(11 * YEAR);
  });

  test("are renewed once when the list is sent many times at once, in any order and in parts", async () => {
    const user = await givenUser(seller);
    await givenBalance(seller, user.id, 100 * YEAR);
    const lines = await givenMailboxes(12, user.id);
    const parts = [lines, [...lines].reverse(), lines.slice(0, 6), lines.slice(4), lines, lines.slice(3, 9)];
    const outcomes = await Promise.all(parts.map((part) => renew(part, user)));
    const renewed = outcomes.reduce((sum, each) => sum + (isRefusal(each) ? 0 : each.renewed), 0);
    expect(renewed).toBe(12);
    expect(await balance(user.id)).toBe(88 * YEAR);
    expect(await db().order.count({ where: { mailboxId: { in: lines.map(({ mailboxId }) => mailboxId) } } })).toBe(12);
    for (const each of outcomes.filter(isRefusal)) expect(each).toMatchObject({ params: { code: "renewal-paid" } });
  });

  test("answer the same to the same press of the button", async () => {
    const user = await givenUser(seller);
    await givenBalance(seller, user.id, 9 * YEAR);
    const lines = await givenMailboxes(2, user.id);
    const outcomes = await Promise.all([1, 2, 3].map(() => renew(lines, user, { key: "one-press-only" })));
    expect(new Set(outcomes.map((each) => done(each).batchId)).size).toBe(1);
    expect(await balance(user.id)).toBe(7 * YEAR);
  });

  test("are all left as they were when the money is not enough for all that can be", async () => {
    const user = await givenUser(seller);
    await givenBalance(seller, user.id, 3 * YEAR - 1);
    const lines = await givenMailboxes(3, user.id);
    expect(await renew(lines, user)).toMatchObject({
      code: "insufficient-balance",
      params: { missing: 0.01, price: (3 * YEAR) / 100 },
    });
    expect(await balance(user.id)).toBe(3 * YEAR - 1);
    expect(await db().order.count({ where: { userId: user.id } })).toBe(0);
    expect(await db().renewalBatch.count({ where: { userId: user.id } })).toBe(0);
  });

  test("are none of them half renewed when the work is killed in the middle, and all when it is done again", async () => {
    const user = await givenUser(seller);
    await givenBalance(seller, user.id, 9 * YEAR);
    const lines = await givenMailboxes(3, user.id);
    // Somebody holds the account, so that the work stands still with its orders and payments written; then it is killed.
    await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "LedgerAccount" WHERE "sellerId" = ${seller} AND "ownerId" = ${user.id} FOR UPDATE`;
      const killed = renew(lines, user).then(
        () => "done",
        () => "killed",
      );
      for (let ended = 0n; ended === 0n; ) {
        const [row] = await tx.$queryRaw<{ n: bigint }[]>`SELECT count(pg_terminate_backend(pid)) AS n
          FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
        ended = row?.n ?? 0n;
      }
      expect(await killed).toBe("killed");
    });
    expect(await balance(user.id)).toBe(9 * YEAR);
    expect(await db().order.count({ where: { userId: user.id } })).toBe(0);
    expect(done(await renew(lines, user))).toMatchObject({ renewed: 3 });
    expect(await balance(user.id)).toBe(6 * YEAR);
  });

  test("spend one balance no further than it goes, list against list", async () => {
    const user = await givenUser(seller);
    await givenBalance(seller, user.id, 5 * YEAR);
    const lists = await Promise.all([2, 2, 2, 2].map((count) => givenMailboxes(count, user.id)));
    const outcomes = await Promise.all(lists.map((lines) => renew(lines, user)));
    expect(outcomes.filter((each) => !isRefusal(each))).toHaveLength(2);
    expect(await balance(user.id)).toBe(YEAR);
  });

  test("leave out what can't be, and say why", async () => {
    const user = await givenUser(seller);
    const other = await givenUser(seller);
    await givenBalance(seller, user.id, 9 * YEAR);
    const [mine, dear] = await givenMailboxes(2, user.id);
    const [theirs] = await givenMailboxes(1, other.id);
    const early = await givenMailbox({ seller, userId: user.id, expiresOn: addDays(expiry, 300) });
    const tooEarly = { ...mine!, mailboxId: early.id, expiresOn: isoDay(addDays(expiry, 300)) };
    const outcome = done(await renew([mine!, { ...dear!, totalCents: 1 }, theirs!, tooEarly], user));
    expect(outcome).toMatchObject({ renewed: 1, totalCents: YEAR });
    expect(outcome.refused).toEqual([
      { mailboxId: dear!.mailboxId, code: "price-changed" },
      { mailboxId: theirs!.mailboxId, code: "mailbox-not-found" },
      { mailboxId: early.id, code: "renewal-too-early" },
    ]);
    const batch = await db().renewalBatch.findFirstOrThrow({ where: { id: outcome.batchId } });
    expect(batch).toMatchObject({ renewed: 1, refused: outcome.refused, reason: "" });
  });

  test("are nobody's but their owner's, and the staff's for a reason", async () => {
    const [user, stranger] = [await givenUser(seller), await givenUser(seller)];
    const [rep, helper] = [await givenUser(seller, "sales"), await givenUser(seller, "help-desk")];
    await givenBalance(seller, user.id, 9 * YEAR);
    const lines = await givenMailboxes(2, user.id);
    for (const { actor } of [stranger, helper])
      expect(await renew(lines, { id: user.id, actor }, { reason: "per telefono" })).toMatchObject({
        code: "not-allowed",
      });
    expect(await renew(lines, { id: user.id, actor: { kind: "anonymous" } })).toMatchObject({ code: "not-allowed" });
    expect(await renew(lines, { id: user.id, actor: rep.actor })).toMatchObject({ code: "reason-missing" });
    // Somebody's own money pays somebody's own mailboxes only.
    await givenBalance(seller, stranger.id, 9 * YEAR);
    expect(await renew(lines, stranger)).toMatchObject({ params: { code: "mailbox-not-found" } });
    const outcome = done(await renew(lines, { id: user.id, actor: rep.actor }, { reason: "chiesto al telefono" }));
    expect(await balance(user.id)).toBe(7 * YEAR);
    const batch = await db().renewalBatch.findFirstOrThrow({ where: { id: outcome.batchId } });
    expect(batch).toMatchObject({ userId: user.id, byId: rep.id, reason: "chiesto al telefono" });
    const command = await db().command.findFirstOrThrow({
      where: { act: "renew-in-bulk", actorId: rep.id, refused: null },
    });
    expect(command.input).toEqual({ userId: user.id, mailboxes: 2, reason: "chiesto al telefono" });
    expect(await db().order.count({ where: { batchId: outcome.batchId, userId: user.id } })).toBe(2);
  });

  test("are invoiced as the last time, or else to their holder; on delivery where the policy says so", async () => {
    const other = await givenSeller("held", (policy) => {
      policy.money = { ...policy.money, invoice: { onDelivery: { channels: ["account"], holderKinds: [] } } };
    });
    const user = await givenUser(other);
    await givenBalance(other, user.id, 9 * YEAR);
    await givenHolder(other);
    const { id } = await givenMailbox({ seller: other, userId: user.id, expiresOn: expiry });
    const line = { mailboxId: id, expiresOn: isoDay(expiry), termMonths: 12, totalCents: YEAR };
    done(await renewInBulk({ userId: user.id, lines: [line] }, { seller: other, actor: user.actor }));
    const invoice = await db().invoice.findFirstOrThrow({ where: { sellerId: other } });
    expect(invoice).toMatchObject({ state: "held", totalCents: YEAR });
  });

  test("of a public body that pays its VAT to the tax office cost the net alone", async () => {
    const user = await givenUser(seller);
    await givenBalance(seller, user.id, 9 * YEAR);
    const [line] = await givenMailboxes(1, user.id);
    const { holderId } = await db().mailbox.findFirstOrThrow({ where: { id: line!.mailboxId } });
    const detailsSealed = seal(holderSchema.parse(describedHolders["public-body"]));
    await db().holder.updateMany({ where: { id: holderId }, data: { kind: "public-body", detailsSealed } });
    expect(await renew([line!], user)).toMatchObject({ params: { code: "price-changed" } });
    const outcome = done(await renew([{ ...line!, totalCents: 1800 }], user));
    expect(outcome.totalCents).toBe(1800);
    expect(await balance(user.id)).toBe(9 * YEAR - 1800);
    const order = await db().order.findFirstOrThrow({
      where: { batchId: outcome.batchId },
      include: { invoice: true },
    });
    expect(order).toMatchObject({ netCents: 1800, vatCents: 0, totalCents: 1800 });
    expect(order.invoice).toMatchObject({ netCents: 1800, vatCents: 396, vatSplit: true });
  });

  test("are not paid out of an account where the seller keeps none", async () => {
    const other = await givenSeller("cards", (policy) => {
      policy.money.methods = { ...policy.money.methods, account: ["card"] };
    });
    const user = await givenUser(other);
    const line = { mailboxId: crypto.randomUUID(), expiresOn: isoDay(expiry), termMonths: 12, totalCents: YEAR };
    expect(await renewInBulk({ userId: user.id, lines: [line] }, { seller: other, actor: user.actor })).toMatchObject({
      code: "method-not-allowed",
    });
  });
});
