import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addMonths, fromDb, isoDay } from "@/lib/kernel/day";
import { orderRenewal } from "@/lib/mailboxes/operations/order-renewal";
import { orderRenewals } from "@/lib/mailboxes/operations/order-renewals";
import { payOrderFromPrepaid } from "@/lib/payments/operations/pay-order-from-prepaid";
import { startGatewayPayment } from "@/lib/payments/operations/start-gateway-payment";
import { db } from "@/lib/platform/db";
import { done, givenBalance, givenUser, inParallel, ledgerFaults } from "../payments/support";
import {
  balance,
  carryOut,
  expiry,
  given,
  givenLines,
  givenShop,
  order,
  pageFor,
  paid,
  renewElsewhere,
  rowOf,
  seller,
  YEAR,
} from "./together-support";

let drop: () => Promise<void>;
beforeAll(async () => {
  drop = await givenShop();
});
afterAll(() => drop());
afterEach(async () => expect(await ledgerFaults()).toEqual([]));

const expiryOf = async (id: string) =>
  isoDay(fromDb((await db().mailbox.findFirstOrThrow({ where: { id } })).expiresOn!));
const renewedTimes = (ids: string[]) =>
  db().order.groupBy({
    by: ["mailboxId"],
    where: { mailboxId: { in: ids }, kind: "renewal", state: { in: ["settled", "fulfilled"] } },
    _count: true,
  });

describe("ordering", () => {
  test("makes one order with one code for the sum, and the same again when it is asked again", async () => {
    const { owner, lines, orderId } = await given();
    const row = await rowOf(orderId);
    expect(row).toMatchObject({ kind: "renewals", state: "placed", totalCents: 3 * YEAR, mailboxId: null });
    expect(row.code).toMatch(/^RLM/);
    expect(row.items).toHaveLength(3);
    expect(row.lines).toHaveLength(3);
    const again = await Promise.all([1, 2, 3].map(() => order(owner, [...lines].reverse())));
    expect(new Set(again.map((each) => done(each).orderId))).toEqual(new Set([orderId]));
    expect(done(await order(owner, lines.slice(1))).orderId).not.toBe(orderId);
  });

  test("takes nothing that was not agreed to, is somebody else's, or is invoiced to another", async () => {
    const [owner, other] = [await givenUser(seller), await givenUser(seller)];
    const [mine, theirs] = [await givenLines(owner, 2), await givenLines(other, 1)];
    const dear = mine.map((line) => ({ ...line, totalCents: 1 }));
    expect(await order(owner, dear)).toMatchObject({ code: "renewals-changed", params: { code: "price-changed" } });
    expect(await order(owner, [...mine, ...theirs])).toMatchObject({ params: { code: "mailbox-not-found" } });
    const person = await givenLines(owner, 1, "person");
    expect(await order(owner, [...mine, ...person])).toMatchObject({ code: "several-payers" });
    expect(await orderRenewals({ lines: mine }, { seller, actor: { kind: "anonymous" } })).toMatchObject({
      code: "not-allowed",
    });
    expect(await db().order.count({ where: { userId: owner.id } })).toBe(0);
  });

  test("asks a public body for the net alone, and invoices the VAT as well", async () => {
    const owner = await givenUser(seller);
    const { orderId } = done(await order(owner, await givenLines(owner, 2, "public-body")));
    done(await paid(await pageFor({ owner, orderId })));
    const { invoice, ...row } = await rowOf(orderId);
    expect(row).toMatchObject({ totalCents: 3600, vatCents: 0 });
    expect(invoice).toMatchObject({ netCents: 3600, vatCents: 792, vatSplit: true });
  });
});

describe("paying by card", () => {
  test("charges once, renews each once, and invoices once with a line for each", async () => {
    const { owner, lines, orderId } = await given();
    const page = await pageFor({ owner, orderId });
    expect(page.amountCents).toBe(3 * YEAR);
    await Promise.all(Array.from({ length: 8 }, () => paid(page)));
    const row = await rowOf(orderId);
    expect(row).toMatchObject({ state: "settled", totalCents: 3 * YEAR });
    expect(row.parts.map(({ state, totalCents }) => [state, totalCents])).toEqual(lines.map(() => ["settled", YEAR]));
    expect(row.invoice).toMatchObject({ totalCents: 3 * YEAR, netCents: 5400, vatCents: 1188 });
    expect(row.invoice?.lines).toHaveLength(3);
    await carryOut(orderId);
    for (const { mailboxId } of lines) expect(await expiryOf(mailboxId)).toBe(isoDay(addMonths(expiry, 12)));
    expect((await rowOf(orderId)).state).toBe("fulfilled");
    const partIds = row.parts.map(({ id }) => id);
    expect(await db().invoice.count({ where: { orderId: { in: partIds } } })).toBe(0);
    expect(await db().movement.count({ where: { orderId: { in: partIds } } })).toBe(0);
    // Once more, as gateways do.
    done(await paid(page));
    expect(await balance(owner.id)).toBe(0);
  });

  test("leaves out what was renewed elsewhere meanwhile: its money is the customer's, who is told", async () => {
    const { owner, lines, orderId } = await given();
    const page = await pageFor({ owner, orderId });
    await renewElsewhere(owner, lines[1]!.mailboxId);
    done(await paid(page));
    const row = await rowOf(orderId);
    expect(row).toMatchObject({ state: "settled", totalCents: 2 * YEAR });
    expect(row.invoice).toMatchObject({ totalCents: 2 * YEAR });
    expect(row.items.filter(({ leftOut }) => leftOut).map(({ mailboxId, leftOut }) => [mailboxId, leftOut])).toEqual([
      [lines[1]!.mailboxId, "renewal-paid"],
    ]);
    expect(await balance(owner.id)).toBe(YEAR);
    expect(await db().mail.count({ where: { template: "renewals-left-out", dedupeKey: { contains: orderId } } })).toBe(
      1,
    );
    for (const { _count } of await renewedTimes(lines.map(({ mailboxId }) => mailboxId))) expect(_count).toBe(1);
  });

  test("asks less when one is lost before the page opens, and gives it all back when all of them are", async () => {
    const { owner, lines, orderId } = await given(2);
    const early = await pageFor({ owner, orderId });
    await renewElsewhere(owner, lines[0]!.mailboxId);
    const late = await pageFor({ owner, orderId }, "paypal");
    expect(late.amountCents).toBe(YEAR);
    // The older page is paid all the same: what it asked too much is the customer's.
    done(await paid(early));
    expect(await rowOf(orderId)).toMatchObject({ state: "settled", totalCents: YEAR });
    expect(await balance(owner.id)).toBe(YEAR);
    const second = await given(2);
    const page = await pageFor(second);
    for (const { mailboxId } of second.lines) await renewElsewhere(second.owner, mailboxId);
    done(await paid(page));
    expect(await rowOf(second.orderId)).toMatchObject({ state: "placed", parts: [], invoice: null });
    expect(await balance(second.owner.id)).toBe(2 * YEAR);
    expect(await startGatewayPayment({ orderId: second.orderId }, { seller, actor: second.owner.actor })).toMatchObject(
      {
        code: "renewal-paid",
      },
    );
  });

  test("renews each mailbox once when two orders, one renewal alone and the prepaid account race for them", async () => {
    const owner = await givenUser(seller);
    await givenBalance(seller, owner.id, 100 * YEAR);
    const lines = await givenLines(owner, 6);
    const ids = lines.map(({ mailboxId }) => mailboxId);
    const parts = [lines, lines.slice(0, 4), lines.slice(2), lines.slice(1, 5)];
    const orders = await Promise.all(parts.map(async (part) => done(await order(owner, part)).orderId));
    const pages = await Promise.all(orders.slice(0, 3).map((orderId) => pageFor({ owner, orderId })));
    const call = { seller, actor: owner.actor };
    const alone = done(await orderRenewal({ which: { mailboxId: ids[3]! }, termMonths: 12 }, call));
    const tasks: (() => Promise<unknown>)[] = [
      ...Array.from({ length: 9 }, (_, n) => () => paid(pages[n % 3]!)),
      ...Array.from({ length: 9 }, () => () => payOrderFromPrepaid({ orderId: orders[3]! }, call)),
      ...Array.from({ length: 9 }, () => () => payOrderFromPrepaid({ orderId: alone.orderId }, call)),
      ...Array.from({ length: 5 }, (_, n) => () => payOrderFromPrepaid({ orderId: orders[n % 3]! }, call)),
    ];
    await inParallel(32, tasks);
    const times = await renewedTimes(ids);
    expect(times).toHaveLength(6);
    for (const { _count } of times) expect(_count).toBe(1);
    // Six renewals were sold: all that was paid beyond is in the account.
    const cards = pages.reduce((sum, { amountCents }) => sum + amountCents, 0);
    expect(await balance(owner.id)).toBe(100 * YEAR + cards - 6 * YEAR);
  });
});
