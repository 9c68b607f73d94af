import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { endAgreement } from "@/lib/agreements/operations/end-agreement";
import { statementRows } from "@/lib/agreements/queries/statement";
import { day, isoDay } from "@/lib/kernel/day";
import { sumCents } from "@/lib/kernel/money";
import { type AgreedLine, agreedLines } from "@/lib/mailboxes/bulk";
import { orderRenewals } from "@/lib/mailboxes/operations/order-renewals";
import { renewInBulk } from "@/lib/mailboxes/operations/renew-in-bulk";
import { bulkReview, reviewList } from "@/lib/mailboxes/queries/bulk";
import { quoteRenewal } from "@/lib/mailboxes/queries/renewal";
import { db } from "@/lib/platform/db";
import { givenAgreementMailbox } from "@/tests/support/agreement-mailboxes";
import { givenAgreement } from "@/tests/support/agreements";
import { givenMailbox, system } from "@/tests/support/orders";
import { done, givenBalance, givenUser, ledgerFaults } from "../payments/support";
import {
  balance,
  carryOut,
  expiry,
  givenShop,
  type Owner,
  pageFor,
  paid,
  rowOf,
  seller,
  YEAR,
} from "./together-support";

let drop: () => Promise<void>;
const agreements = {} as Record<"member" | "split" | "order" | "list" | "still" | "over", string>;
beforeAll(async () => {
  drop = await givenShop();
  agreements.member = await agreed("", "list-prices");
  agreements.split = await agreed("6,51", "list-prices");
  agreements.order = await agreed("15,01", "list-prices");
  agreements.list = await agreed("6,51", "list-prices", true);
  agreements.still = await agreed("6,51", "agreement-prices", true);
  agreements.over = await agreed("", "no-renewal", true);
});
afterAll(() => drop());
afterEach(async () => expect(await faults()).toEqual([]));

/** But for the purchases, which this test only writes down. */
async function faults(): Promise<string[]> {
  const bought = await db().order.findMany({ where: { kind: "activation" }, select: { id: true } });
  return (await ledgerFaults()).filter((fault) => !bought.some(({ id }) => fault.includes(id)));
}

type Kind = keyof typeof agreements | "none";

async function agreed(share: string, afterEnd: "list-prices" | "agreement-prices" | "no-renewal", ended = false) {
  const prices = [
    { plan: "base", act: "activation" as const, termMonths: "24", amount: "16", share: "" },
    { plan: "base", act: "renewal" as const, termMonths: "12", amount: "15,01", share },
    { plan: "base", act: "renewal" as const, termMonths: "36", amount: "40,03", share: "" },
  ];
  const { agreementId } = await givenAgreement(seller, { prices, afterEnd });
  if (ended) done(await endAgreement({ agreementId, why: "fine della prova" }, system(seller)));
  return agreementId;
}

/** Mailboxes of one account and holder, each bought under an agreement or not. */
async function givenKinds(owner: Owner, kinds: readonly Kind[]): Promise<string[]> {
  const given = { seller, userId: owner.id, expiresOn: expiry };
  const made = await Promise.all(
    kinds.map((kind) => (kind === "none" ? givenMailbox(given) : givenAgreementMailbox(agreements[kind], given))),
  );
  const holderId = made[0]!.holderId;
  const ids = made.map(({ id }) => id);
  await db().mailbox.updateMany({ where: { id: { in: ids } }, data: { holderId } });
  return ids;
}

/** What the same renewal costs alone, of its own page; null: it can't be renewed. */
async function alone(owner: Owner, mailboxId: string): Promise<number | null> {
  const { offers } = done(await quoteRenewal(seller, { mailboxId }, owner.actor));
  const offer = offers.find(({ termMonths, answer }) => termMonths === 12 && answer.renewable);
  return offer?.answer.totalCents ?? null;
}
const review = async ({ id: userId }: Owner, termMonths?: number) =>
  (await bulkReview({ seller, userId }, { termMonths }))!;
const owed = (lines: readonly AgreedLine[]) => lines.filter(({ totalCents }) => totalCents > 0);
const order = (owner: Owner, lines: AgreedLine[]) => orderRenewals({ lines }, { seller, actor: owner.actor });
const inBulk = (owner: Owner, lines: AgreedLine[]) =>
  renewInBulk({ userId: owner.id, lines }, { seller, actor: owner.actor });
const statement = (agreementId: string) =>
  statementRows(seller, agreementId, { from: day("2000-01-01"), to: day("2999-01-01") });

describe("members' mailboxes among others", () => {
  test("cost together what each costs alone, in one order and one invoice, to the cent", async () => {
    const kind = fc.constantFrom<Kind>("member", "split", "order", "list", "still", "over", "none");
    await fc.assert(
      fc.asyncProperty(fc.array(kind, { minLength: 1, maxLength: 5 }), fc.boolean(), async (kinds, prepaid) => {
        const owner = await givenUser(seller);
        const ids = await givenKinds(owner, kinds);
        const prices = await Promise.all(ids.map((id) => alone(owner, id)));
        const { lines, totals, groups } = await review(owner, 12);
        const shown = new Map(lines.map((line) => [line.mailboxId, line.obstacle ? null : line.answer!.totalCents]));
        expect(ids.map((id) => shown.get(id))).toEqual(prices);
        const sum = sumCents(prices.flatMap((price) => price ?? []));
        expect(totals.totalCents).toBe(sum);
        expect(groups.map(({ totalCents }) => totalCents)).toEqual(sum > 0 ? [sum] : []);
        const all = agreedLines(lines);
        if (prepaid && all.length > 0) {
          await givenBalance(seller, owner.id, sum);
          expect(done(await inBulk(owner, all))).toMatchObject({ renewed: all.length, totalCents: sum, refused: [] });
          expect(await balance(owner.id)).toBe(0);
        } else if (sum > 0) {
          const { orderId } = done(await order(owner, owed(all)));
          const page = await pageFor({ owner, orderId });
          expect(page.amountCents).toBe(sum);
          done(await paid(page));
          const { invoice, parts } = await rowOf(orderId);
          expect(invoice).toMatchObject({ totalCents: sum });
          const each = new Map(parts.map(({ mailboxId, totalCents }) => [mailboxId, totalCents]));
          ids.forEach((id, n) => {
            expect(each.get(id) ?? 0).toBe(prices[n] ?? 0);
          });
        }
        expect(await faults()).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  test("are renewed each under its own agreement, whose statement says what the order bears", async () => {
    const owner = await givenUser(seller);
    const ids = await givenKinds(owner, ["member", "split", "none"]);
    const { lines } = await review(owner, 12);
    const { orderId } = done(await order(owner, agreedLines(lines)));
    expect(done(await order(owner, agreedLines(lines).reverse())).orderId).toBe(orderId);
    done(await paid(await pageFor({ owner, orderId })));
    await carryOut(orderId);
    const row = await rowOf(orderId);
    expect(row).toMatchObject({ state: "fulfilled", agreementId: null, shareCents: 0, netCents: 1501 + 850 + 1800 });
    const parts = new Map(row.parts.map((part) => [part.mailboxId, part]));
    const sold = { channel: "agreement", state: "fulfilled" };
    expect(parts.get(ids[0]!)).toMatchObject({
      ...sold,
      agreementId: agreements.member,
      netCents: 1501,
      shareCents: 0,
    });
    expect(parts.get(ids[1]!)).toMatchObject({
      ...sold,
      agreementId: agreements.split,
      netCents: 850,
      shareCents: 651,
    });
    expect(parts.get(ids[2]!)).toMatchObject({ channel: "account", agreementId: null, totalCents: YEAR });
    const [counted] = (await statement(agreements.split)).filter(({ id }) => id === parts.get(ids[1]!)?.id);
    expect(counted).toMatchObject({ kind: "renewal", memberCents: 850, prepaidCents: 0, shareCents: 651 });
  });

  test("that the order bears wholly wait for no money and are on nobody's invoice", async () => {
    const owner = await givenUser(seller);
    const ids = await givenKinds(owner, ["order", "order", "none"]);
    const all = agreedLines((await review(owner, 12)).lines);
    const borne = all.filter(({ totalCents }) => totalCents === 0);
    expect(borne.map(({ mailboxId }) => mailboxId).sort()).toEqual(ids.slice(0, 2).sort());
    expect(await order(owner, all)).toMatchObject({ code: "invalid-input" });
    // Without a cent in the account.
    const { batchId } = done(await inBulk(owner, borne));
    const rows = await db().order.findMany({ where: { batchId }, include: { invoice: true, payments: true } });
    const free = { state: "settled", totalCents: 0, agreementId: agreements.order, shareCents: 1501 };
    expect(rows).toEqual([1, 2].map(() => expect.objectContaining({ ...free, invoice: null, payments: [] })));
    expect(await inBulk(owner, borne)).toMatchObject({ code: "nothing-to-renew", params: { code: "renewal-paid" } });
    expect(await inBulk(owner, all)).toMatchObject({ code: "insufficient-balance" });
  });

  test("whose agreement ended for good are left out and told so; changed terms are not what was agreed to", async () => {
    const owner = await givenUser(seller);
    const [over] = await givenKinds(owner, ["over", "split"]);
    const { lines } = await review(owner, 12);
    expect(lines.find(({ mailboxId }) => mailboxId === over)).toMatchObject({ obstacle: "agreement-no-renewal" });
    const line = { mailboxId: over!, expiresOn: isoDay(expiry), termMonths: 12, totalCents: YEAR };
    expect(await order(owner, [...agreedLines(lines), line])).toMatchObject({
      code: "renewals-changed",
      params: { code: "agreement-no-renewal" },
    });
    const cheaper = agreedLines(lines).map((each) => ({ ...each, totalCents: each.totalCents - 1 }));
    expect(await order(owner, cheaper)).toMatchObject({ params: { code: "price-changed" } });
  });

  test("are on the CSV list and among the staff's at the same price, for the terms of the agreement too", async () => {
    const owner = await givenUser(seller);
    const ids = await givenKinds(owner, ["split", "none"]);
    const mailboxes = await db().mailbox.findMany({ where: { id: { in: ids } } });
    const text = mailboxes.map(({ localPart, domain }) => `${localPart}@${domain}`).join("\n");
    const list = done(await reviewList({ seller, userId: owner.id }, { text, termMonths: 12 }));
    expect(
      list.lines.map(({ totalCents, underAgreement, shareCents }) => [totalCents, underAgreement, shareCents]).sort(),
    ).toEqual(
      [
        [1037, true, 651],
        [YEAR, false, 0],
      ].sort(),
    );
    expect(list.terms).toContain(36);
    const longer = await review(owner, 36);
    expect(longer.lines.find(({ mailboxId }) => mailboxId === ids[0])).toMatchObject({
      termMonths: 36,
      answer: { netCents: 4003 },
    });
    await givenBalance(seller, owner.id, 1037 + YEAR);
    const staff = await givenUser(seller, "sales", "back-office");
    const renewed = done(
      await renewInBulk(
        { userId: owner.id, lines: list.agreed, reason: "chiesto al telefono" },
        { seller, actor: staff.actor },
      ),
    );
    expect(renewed).toMatchObject({ renewed: 2, totalCents: 1037 + YEAR });
  });
});
