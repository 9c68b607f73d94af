import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bookTopUp } from "@/lib/accounts/operations/book-top-up";
import { isoDay } from "@/lib/kernel/day";
import { cancelOrder } from "@/lib/orders/operations/cancel-order";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { acceptLine, splitLine } from "@/lib/statements/exchanges/accept-line";
import { proposalsSchema } from "@/lib/statements/matching";
import { applyLine } from "@/lib/statements/operations/apply-line";
import { undoMatch } from "@/lib/statements/operations/undo-match";
import { givenSeller } from "../../support/seller";
import { givenStack, type TestStack } from "../../support/stack";
import { givenBalance, givenOrder, givenUser, inParallel, ledgerFaults, PRICE } from "../payments/support";
import { apply, balance, clerk, codeOf, done, given, lineFaults, lineOf, SELLER, system } from "./support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller(SELLER, ({ money }) => {
    money.tolerance = { feeCents: 100 };
    money.methods.account = ["card", "prepaid", "transfer"];
  });
});
afterAll(() => stack.close());
afterEach(async () => expect([...(await lineFaults()), ...(await ledgerFaults())]).toEqual([]));

const { totalCents: WHOLE } = PRICE;
const orderOf = (id: string) => db().order.findFirstOrThrow({ where: { id } });
const call = { seller: SELLER, actor: clerk };
const mangled = (code: string) =>
  `rinnovo ${code.toLowerCase().replaceAll("0", "o").replace("_", "").replace(/.{4}/g, "$& ")}`;
/** Amounts of lines are told apart by their day only; these are told apart by an opening nobody shares. */
let openings = 0;
const bank = (entries: Parameters<typeof given>[0]) => given(entries, { opening: ++openings * 1000 });

describe("a line that came in", () => {
  test("with the code of an order, mangled, and its amount pays it by itself", async () => {
    const orderId = await givenOrder(SELLER);
    const { code } = await orderOf(orderId);
    await bank([{ cents: WHOLE, text: mangled(code), name: "Chiunque" }]);
    expect(await orderOf(orderId)).toMatchObject({ state: "settled", receivedCents: 0 });
    expect(await db().invoice.count({ where: { orderId } })).toBe(1);
    const line = await lineOf(WHOLE);
    expect(line).toMatchObject({ state: "applied", leftCents: 0n });
    expect(line.matches).toMatchObject([
      { orderId, effect: "settled", score: 100, reasons: ["code", "amount"], byName: "statements.match" },
    ]);
    expect(await db().payment.findFirst({ where: { orderId } })).toMatchObject({
      method: "transfer",
      receivedCents: WHOLE,
    });
  });

  test("with the code of a top-up credits it by itself", async () => {
    const owner = await givenUser(SELLER);
    const { topUpId, code } = done(
      await bookTopUp({ amount: "50", method: "transfer" }, { seller: SELLER, actor: owner.actor }),
    );
    await bank([{ cents: 5000, text: code }]);
    expect(await db().topUp.findFirst({ where: { id: topUpId } })).toMatchObject({ state: "credited" });
    expect(await balance("prepaid", owner.id)).toBe(5000);
  });

  test("twice for one order pays it once; the second waits for a person", async () => {
    const orderId = await givenOrder(SELLER);
    const { code } = await orderOf(orderId);
    await bank([
      { cents: WHOLE, text: code, endToEnd: "A" },
      { cents: WHOLE, text: code, endToEnd: "B" },
    ]);
    expect(await db().movement.count({ where: { orderId, kind: "settlement" } })).toBe(1);
    const open = await lineOf(WHOLE);
    expect(open.state).toBe("open");
    expect(proposalsSchema.parse(open.proposals)[0]).toMatchObject({ id: orderId, reasons: ["code", "code-closed"] });
  });

  test("of another amount, for a closed order, or with two codes, is only proposed", async () => {
    const [one, two, closed] = [
      await givenOrder(SELLER),
      await givenOrder(SELLER),
      await givenOrder(SELLER, { state: "cancelled" }),
    ];
    const code = async (id: string) => (await orderOf(id)).code;
    await bank([
      { cents: 5001, text: await code(one) },
      { cents: 5002, text: await code(closed) },
      { cents: 2 * WHOLE, text: `${await code(one)} ${await code(two)}` },
    ]);
    expect(proposalsSchema.parse((await lineOf(5001)).proposals)[0]).toMatchObject({
      id: one,
      reasons: ["code", "more"],
    });
    expect(proposalsSchema.parse((await lineOf(5002)).proposals)[0]).toMatchObject({
      id: closed,
      reasons: ["code", "code-closed"],
    });
    expect(
      proposalsSchema
        .parse((await lineOf(2 * WHOLE)).proposals)
        .map(({ id, amountCents }) => [id, amountCents])
        .sort(),
    ).toEqual(
      [
        [one, WHOLE],
        [two, WHOLE],
      ].sort(),
    );
    for (const id of [one, two]) expect((await orderOf(id)).state).toBe("placed");
  });

  test("without a code is proposed for who pays so much, and for whom this account paid before", async () => {
    const owner = await givenUser(SELLER);
    const first = await givenOrder(SELLER, { userId: owner.id });
    await db().holder.updateMany({ where: { userId: owner.id }, data: { displayName: "Ines Quattrocchi" } });
    await bank([{ cents: WHOLE, text: "pec", name: "QUATTROCCHI INES", iban: "IT02L1234512345123456789012" }]);
    const line = await lineOf(WHOLE);
    const [best] = proposalsSchema.parse(line.proposals);
    expect(best).toMatchObject({ id: first, reasons: expect.arrayContaining(["amount", "name"]) });
    done(await acceptLine({ lineId: line.id, choice: `order:${first}` }, call));
    expect((await orderOf(first)).state).toBe("settled");
    const second = await givenOrder(SELLER, { userId: owner.id });
    await bank([
      {
        cents: WHOLE + 1,
        text: "altro",
        name: "BANCA TERZA",
        iban: "IT02L1234512345123456789012",
        on: isoDay(today()),
      },
    ]);
    expect(proposalsSchema.parse((await lineOf(WHOLE + 1)).proposals)[0]).toMatchObject({
      id: second,
      reasons: expect.arrayContaining(["earlier"]),
    });
  });
});

describe("the accounting", () => {
  test("splits one line on several orders, and takes too much of it nowhere", async () => {
    const [one, two] = [await givenOrder(SELLER), await givenOrder(SELLER)];
    await bank([{ cents: 2 * WHOLE + 7 }]);
    const { id: lineId } = await lineOf(2 * WHOLE + 7);
    const row = async (id: string, amount: string) => ({ code: (await orderOf(id)).code.toLowerCase(), amount });
    const none = { code: "", amount: "" };
    expect(
      codeOf(await splitLine({ lineId, rows: [await row(one, "14,64"), { code: "XX123", amount: "1" }] }, call)),
    ).toBe("code-unknown");
    expect(codeOf(await splitLine({ lineId, rows: [await row(one, "14,64"), await row(two, "20")] }, call))).toBe(
      "line-left-too-little",
    );
    expect((await orderOf(one)).state).toBe("placed");
    const split = done(
      await splitLine({ lineId, rows: [await row(one, "14,64"), none, await row(two, "14,64")] }, call),
    );
    expect(split).toMatchObject({ leftCents: 7, effects: ["settled", "settled"] });
    expect(await lineOf(2 * WHOLE + 7)).toMatchObject({ state: "open", leftCents: 7n });
  });

  test("collects several lines on one order", async () => {
    const orderId = await givenOrder(SELLER);
    await bank([
      { cents: 1000, text: "prima" },
      { cents: 464, text: "seconda" },
    ]);
    expect(done(await apply((await lineOf(1000)).id, [{ orderId, amountCents: 1000 }])).effects).toEqual(["partial"]);
    expect(done(await apply((await lineOf(464)).id, [{ orderId, amountCents: 464 }])).effects).toEqual(["settled"]);
    expect((await orderOf(orderId)).state).toBe("settled");
  });

  test("gives what is too much to the customer, and lets the seller bear a fee within the tolerance", async () => {
    const owner = await givenUser(SELLER);
    const [over, under] = [await givenOrder(SELLER, { userId: owner.id }), await givenOrder(SELLER)];
    await bank([{ cents: WHOLE + 536 }, { cents: WHOLE - 35 }]);
    done(await apply((await lineOf(WHOLE + 536)).id, [{ orderId: over, amountCents: WHOLE + 536 }]));
    expect(await balance("prepaid", owner.id)).toBe(536);
    done(await apply((await lineOf(WHOLE - 35)).id, [{ orderId: under, amountCents: WHOLE - 35 }]));
    expect((await orderOf(under)).state).toBe("settled");
    expect(await balance("fees")).toBe(-35);
  });

  test("says what a line is that pays nobody: payouts, fees, transfers of one's own", async () => {
    await bank([
      { cents: 9000, text: "STRIPE PAYOUT" },
      { cents: -210, text: "COMMISSIONI" },
      { cents: -777, text: "altro" },
    ]);
    const payout = await lineOf(9000);
    expect(proposalsSchema.parse(payout.proposals)).toMatchObject([{ kind: "class", id: "card-payout" }]);
    const fees = await balance("fees");
    done(await acceptLine({ lineId: payout.id, choice: "class:card-payout" }, call));
    done(await acceptLine({ lineId: (await lineOf(-210)).id, choice: "class:bank-fee" }, call));
    expect(await balance("receipts", "card")).toBe(9000);
    expect(await balance("fees")).toBe(fees - 210);
    expect((await lineOf(-210)).state).toBe("classified");
    const odd = await lineOf(-777);
    expect(codeOf(await acceptLine({ lineId: odd.id, choice: "class:card-payout" }, call))).toBe("class-not-possible");
    expect(codeOf(await acceptLine({ lineId: odd.id, choice: `order:${await givenOrder(SELLER)}` }, call))).toBe(
      "line-went-out",
    );
  });

  test("credits a customer who paid for nothing in particular", async () => {
    const owner = await givenUser(SELLER);
    await bank([{ cents: 2500, text: "acconto" }]);
    const line = await lineOf(2500);
    expect(
      done(await acceptLine({ lineId: line.id, choice: `prepaid:${owner.id}`, amount: "20" }, call)),
    ).toMatchObject({ leftCents: 500 });
    expect(await balance("prepaid", owner.id)).toBe(2000);
  });

  test("counts no money for itself, and nobody else does this work", async () => {
    const orderId = await givenOrder(SELLER, { userId: (await givenUser(SELLER)).id });
    const owner = (await orderOf(orderId)).userId ?? "";
    await bank([{ cents: 1234 }]);
    const { id } = await lineOf(1234);
    const self = { ...clerk, userId: owner } as typeof clerk;
    expect(codeOf(await apply(id, [{ orderId, amountCents: 1234 }], self))).toBe("own-top-up");
    expect(codeOf(await apply(id, [{ userId: owner, amountCents: 1234 }], self))).toBe("own-top-up");
    for (const roles of [["customer"], ["back-office"], ["sales"]] as const)
      expect(
        codeOf(await apply(id, [{ orderId, amountCents: 1234 }], { ...clerk, roles: [...roles] } as typeof clerk)),
      ).toBe("not-allowed");
  });

  test("of another seller finds neither line nor order", async () => {
    await givenSeller("altro");
    await bank([{ cents: 4321 }]);
    const { id } = await lineOf(4321);
    const elsewhere = { seller: "altro", actor: clerk };
    expect(
      codeOf(await applyLine({ lineId: id, parts: [{ class: "other-income", amountCents: 4321 }] }, elsewhere)),
    ).toBe("line-unknown");
    const foreign = await givenOrder("altro");
    expect(codeOf(await apply(id, [{ orderId: foreign, amountCents: 4321 }]))).toBe("order-unknown");
  });
});

describe("what was wrong", () => {
  const undo = async (cents: number, why = "cliente sbagliato") => {
    const { matches } = await lineOf(cents);
    return undoMatch({ matchId: matches.findLast(({ undoneAt }) => !undoneAt)?.id ?? "", why }, call);
  };

  test("goes to the right customer: the first order waits again, the history stays", async () => {
    const [wrong, right] = [await givenOrder(SELLER), await givenOrder(SELLER)];
    await bank([{ cents: WHOLE, text: "senza codice 1" }]);
    const { id: lineId } = await lineOf(WHOLE);
    done(await apply(lineId, [{ orderId: wrong, amountCents: WHOLE }]));
    expect(done(await undo(WHOLE))).toMatchObject({ unsettled: true });
    expect(await orderOf(wrong)).toMatchObject({ state: "placed", receivedCents: 0 });
    expect(await lineOf(WHOLE)).toMatchObject({ state: "open", leftCents: BigInt(WHOLE) });
    done(await apply(lineId, [{ orderId: right, amountCents: WHOLE }]));
    expect((await orderOf(right)).state).toBe("settled");
    expect((await lineOf(WHOLE)).matches).toMatchObject([
      { orderId: wrong, undoneByName: clerk.kind === "user" ? clerk.name : "", undoneWhy: "cliente sbagliato" },
      { orderId: right, undoneAt: null },
    ]);
    done(await undo(WHOLE));
  });

  test("is undone once, also by two people at once; a class too", async () => {
    await bank([{ cents: 6001 }]);
    const { id } = await lineOf(6001);
    done(await apply(id, [{ class: "other-income", amountCents: 6001 }]));
    expect(await balance("outside", "other-income")).toBe(6001);
    const matchId = (await lineOf(6001)).matches[0]?.id ?? "";
    const both = await inParallel(
      2,
      [0, 1].map(() => () => undoMatch({ matchId, why: "errore" }, call)),
    );
    expect(both.map(codeOf).sort()).toEqual(["match-undone", null].sort());
    expect(await balance("outside", "other-income")).toBe(0);
  });

  test("stays when the money it credited was spent", async () => {
    const owner = await givenUser(SELLER);
    await bank([{ cents: 3100, text: "deposito" }]);
    done(await apply((await lineOf(3100)).id, [{ userId: owner.id, amountCents: 3100 }]));
    await givenBalance(SELLER, owner.id, -3000);
    expect(codeOf(await undo(3100))).toBe("money-spent");
    expect(await lineOf(3100)).toMatchObject({ state: "applied" });
  });
});

test("two people who take the same line: one has it, the other is told", async () => {
  const orders = await Promise.all(Array.from({ length: 8 }, () => givenOrder(SELLER)));
  await bank([{ cents: WHOLE, text: "conteso" }]);
  const { id } = await lineOf(WHOLE);
  const outcomes = await inParallel(
    8,
    orders.map((orderId) => () => apply(id, [{ orderId, amountCents: WHOLE }])),
  );
  expect(outcomes.filter((outcome) => codeOf(outcome) === null)).toHaveLength(1);
  expect(new Set(outcomes.map(codeOf))).toEqual(new Set([null, "line-left-too-little"]));
});

test("what was sure and is so no more is proposed instead", async () => {
  const orderId = await givenOrder(SELLER);
  await bank([{ cents: 8080 }]);
  const { id } = await lineOf(8080);
  const sure = { lineId: id, parts: [{ orderId, amountCents: 8080 }], sure: true };
  expect(codeOf(await applyLine(sure, system))).toBe("line-not-sure");
  done(await cancelOrder({ orderId }, system));
  expect(codeOf(await applyLine({ ...sure, parts: [{ orderId, amountCents: WHOLE }] }, system))).toBe("line-not-sure");
});
