import { afterAll, beforeAll, expect, it } from "vitest";
import { balanceOf } from "@/lib/accounts/store/balance";
import { grantManager } from "@/lib/agreements/operations/grant-manager";
import { renewMailboxes } from "@/lib/agreements/operations/renew-mailboxes";
import { withdrawManager } from "@/lib/agreements/operations/withdraw-manager";
import { reviewRenewals } from "@/lib/agreements/queries/renewals";
import { statementRows } from "@/lib/agreements/queries/statement";
import { addDays, addMonths, day, fromDb, isoDay } from "@/lib/kernel/day";
import { agreedLines } from "@/lib/mailboxes/bulk";
import { renewalBatch } from "@/lib/mailboxes/queries/bulk";
import { today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { givenAgreementMailbox } from "@/tests/support/agreement-mailboxes";
import { givenAgreement } from "@/tests/support/agreements";
import { system } from "@/tests/support/orders";
import { givenDatabase, givenSeller } from "@/tests/support/seller";
import { done, givenBalance, givenUser, ledgerFaults } from "../payments/support";

let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  for (const seller of ["demo", "altro"])
    await givenSeller(seller, (policy) => {
      policy.money.methods.agreement = ["card"];
    });
});
afterAll(async () => {
  // The orders that bought the mailboxes were written down, not sold.
  const written = await db().order.findMany({ where: { kind: "activation" }, select: { id: true } });
  const faults = (await ledgerFaults()).filter((fault) => !written.some(({ id }) => fault.includes(id)));
  expect(faults).toEqual([]);
  await close();
});

/** A year at the agreement's price: 15.00 € and VAT. */
const YEAR = 1830;
const expiresOn = addDays(today(), 20);
let n = 0;

async function givenDesk(change: Parameters<typeof givenAgreement>[1] = {}, cents = 10 * YEAR) {
  const { agreementId } = await givenAgreement("demo", change);
  const manager = await givenUser("demo");
  const { email } = await db().user.findFirstOrThrow({ where: { id: manager.id } });
  done(await grantManager({ agreementId, login: email }, system()));
  await givenBalance("demo", manager.id, cents);
  return { agreementId, manager };
}
const bought = (agreementId: string) => givenAgreementMailbox(agreementId, { expiresOn, n: n++ });
const review = (agreementId: string, ids: string[] = []) =>
  reviewRenewals("demo", agreementId, { ids, termMonths: 12 });
const balance = (userId: string) => db().$transaction((tx) => balanceOf(tx, "demo", userId));
type Who = Awaited<ReturnType<typeof givenUser>>;
const renew = (
  agreementId: string,
  lines: ReturnType<typeof agreedLines>,
  { actor }: Pick<Who, "actor">,
  reason = "",
) => renewMailboxes({ agreementId, lines, reason }, { seller: "demo", actor });

it("are paid out of the professional order's account, as they were shown, and stand on its statement", async () => {
  const { agreementId, manager } = await givenDesk();
  const [one, two] = [await bought(agreementId), await bought(agreementId)];
  await bought(agreementId);
  const shown = await review(agreementId, [one.id, two.id]);
  expect(shown).toMatchObject({ totals: { count: 2, totalCents: 2 * YEAR }, accountUserId: manager.id });
  expect(shown.spendableCents).toBe(10 * YEAR);
  const lines = agreedLines(shown.lines);
  const made = done(await renew(agreementId, lines, manager));
  expect(made).toMatchObject({ renewed: 2, totalCents: 2 * YEAR, refused: [] });
  expect(await balance(manager.id)).toBe(8 * YEAR);
  const orders = await db().order.findMany({ where: { batchId: made.batchId }, include: { invoice: true } });
  for (const order of orders) {
    expect(order).toMatchObject({
      agreementId,
      channel: "agreement",
      totalCents: YEAR,
      state: "settled",
      shareCents: 0,
    });
    expect(order.newExpiry && isoDay(fromDb(order.newExpiry))).toBe(isoDay(addMonths(expiresOn, 12)));
    expect(order.invoice).toMatchObject({ totalCents: YEAR });
  }
  const rows = await statementRows("demo", agreementId, { from: day("2000-01-01"), to: day("2999-01-01") });
  expect(rows.filter(({ kind }) => kind === "renewal")).toMatchObject([
    { memberCents: 0, shareCents: 0, prepaidCents: 1500 },
    { memberCents: 0, shareCents: 0, prepaidCents: 1500 },
  ]);
  // Sent again it renews nothing again.
  expect(await renew(agreementId, lines, manager)).toMatchObject({ code: "nothing-to-renew" });
  expect(await balance(manager.id)).toBe(8 * YEAR);
});

it("are for the agreement's own people and the staff for a reason, and for its own mailboxes only", async () => {
  const [mine, other] = [await givenDesk(), await givenDesk()];
  const [own, theirs] = [await bought(mine.agreementId), await bought(other.agreementId)];
  const lines = agreedLines((await review(mine.agreementId, [own.id])).lines);
  const foreign = agreedLines((await review(other.agreementId, [theirs.id])).lines);
  expect((await review(mine.agreementId, [theirs.id])).lines).toEqual([]);
  const unknown = { code: "agreement-unknown" };
  for (const who of [other.manager, await givenUser("demo")])
    expect(await renew(mine.agreementId, lines, who)).toMatchObject(unknown);
  const [first] = foreign;
  expect(await renew(mine.agreementId, foreign, mine.manager)).toMatchObject({
    params: { code: "mailbox-not-found" },
  });
  const made = done(await renew(mine.agreementId, [...lines, first!], mine.manager));
  expect(made.refused).toEqual([{ mailboxId: theirs.id, code: "mailbox-not-found" }]);
  // What somebody else's mailbox is called is not told by the result either.
  const result = await renewalBatch("demo", made.batchId, { agreementId: mine.agreementId });
  expect(result?.refused).toEqual([{ mailboxId: theirs.id, code: "mailbox-not-found", address: null }]);
  expect(await renewalBatch("demo", made.batchId, { agreementId: other.agreementId })).toBeNull();
  expect(await renewalBatch("altro", made.batchId, { agreementId: mine.agreementId })).toBeNull();
  const rep = await givenUser("demo", "sales");
  expect(await renew(other.agreementId, foreign, rep)).toMatchObject({ code: "reason-missing" });
  done(await renew(other.agreementId, foreign, rep, "chiesto al telefono"));
  expect(await balance(other.manager.id)).toBe(9 * YEAR);
});

it("need an account with enough in it, and leave nothing half done", async () => {
  const { agreementId, manager } = await givenDesk({}, YEAR);
  const [one, two] = [await bought(agreementId), await bought(agreementId)];
  const lines = agreedLines((await review(agreementId, [one.id, two.id])).lines);
  expect(await renew(agreementId, lines, manager)).toMatchObject({ code: "insufficient-balance" });
  expect(await db().renewalBatch.count({ where: { agreementId } })).toBe(0);
  expect(await balance(manager.id)).toBe(YEAR);
  done(await withdrawManager({ agreementId, userId: manager.id }, system()));
  const rep = await givenUser("demo", "sales");
  expect(await renew(agreementId, lines, rep, "prova")).toMatchObject({ code: "agreement-no-account" });
});

it.each([
  ["list-prices", 2196, "account"],
  ["agreement-prices", YEAR, "agreement"],
  ["no-renewal", null, null],
] as const)("after the end go by what was agreed: %s", async (afterEnd, price, channel) => {
  const over = { validFrom: "2020-01-01", validTo: isoDay(addDays(today(), -1)), afterEnd };
  const { agreementId, manager } = await givenDesk(over);
  const { id } = await bought(agreementId);
  const [line] = (await review(agreementId, [id])).lines;
  if (price === null) return expect(line).toMatchObject({ answer: null, obstacle: "agreement-no-renewal" });
  expect(line?.answer?.totalCents).toBe(price);
  const { batchId } = done(await renew(agreementId, agreedLines([line!]), manager));
  expect(await db().order.findFirstOrThrow({ where: { batchId } })).toMatchObject({ channel, totalCents: price });
});
